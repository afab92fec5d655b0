import type { Fact, FactKind } from '@jieti/shared/model/fact';
import { factOfRow } from './fact-row.js';

/** `lean`: what decides about tiers, without keys. `keyed`: with them. Stores and instants of recording are left out. */
export type PackedForm = 'lean' | 'keyed';

/** Begins every packed fact, and stands between its fields; text that contains them is found out by the counts. */
export const RECORD = '\u001e';
export const FIELD = '\u001f';

const RECORD_CODE = RECORD.charCodeAt(0);
const FIELD_CODE = FIELD.charCodeAt(0);
const ZERO_CODE = '0'.charCodeAt(0);
const NO_CATEGORIES: readonly string[] = [];
/** Characters from which on the engine may have cut the text off. */
const LONGEST = 4_000_000;
const KINDS: ReadonlySet<string> = new Set<FactKind>([
  ...(['purchase', 'refund', 'engagement', 'adjustment', 'referral', 'reversal'] as const),
]);

/**
 * The facts of one member from their packed text, in the order in which they are in the table. Null where they have to
 * be read as rows: the text is not what was packed, or keys were left out and are needed after all, because a fact refers
 * to another or two happened at one instant.
 */
export function packedFacts(text: string, count: number, form: PackedForm): readonly Fact[] | null {
  if (text.length > LONGEST) return null;
  const facts: Fact[] = [];
  const reader = new NumberReader(text);
  let last = -Infinity;
  while (reader.at < text.length) {
    if (text.charCodeAt(reader.at) !== RECORD_CODE) return null;
    const occurredAt = reader.next();
    if (text.charCodeAt(reader.at) !== FIELD_CODE) return null;
    const amountFen = reader.next();
    if (!(form === 'lean' ? occurredAt > last : occurredAt >= last) || Number.isNaN(amountFen)) return null;
    last = occurredAt;
    const fieldsAt = reader.at;
    const end = reader.recordEnd();
    const fact =
      form === 'lean' && end === fieldsAt
        ? purchase(occurredAt, amountFen, '', '')
        : unpack[form](occurredAt, amountFen, text.slice(fieldsAt, end));
    if (!fact) return null;
    facts.push(fact);
  }
  return facts.length === count ? facts : null;
}

/** A text that `seemsPacked` took for facts, and `packedFacts` did not. */
export class PackedTextUnreadable extends Error {}

/** A refund or a reversal may refer to another fact. */
const REFERRING = [`${FIELD}refund${FIELD}`, `${FIELD}reversal${FIELD}`] as const;

/**
 * Whether the facts may stay packed until they are looked at, as far as a glance tells: `packedFacts` may still find
 * that the text is not what was packed, which never happens to keys that came through a door.
 */
export function seemsPacked(text: string, count: number, form: PackedForm): boolean {
  if (text.length > LONGEST) return false;
  if (form === 'lean' && REFERRING.some((kind) => text.includes(kind))) return false;
  const reader = new NumberReader(text);
  let found = 0;
  for (let last = -Infinity; reader.at < text.length; found += 1) {
    const occurredAt = reader.next();
    if (!(form === 'lean' ? occurredAt > last : occurredAt >= last)) return false;
    last = occurredAt;
    reader.recordEnd();
  }
  return found === count;
}

/** Reads the numbers of a packed text where it is. */
class NumberReader {
  at = 0;

  constructor(private readonly text: string) {}

  /** The number after the separator, up to what is no digit; NaN for none: what is before 1970 is read the long way. */
  next(): number {
    const { text } = this;
    const from = this.at + 1;
    let at = from;
    let value = 0;
    for (; at < text.length; at += 1) {
      const digit = text.charCodeAt(at) - ZERO_CODE;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    this.at = at;
    return at === from ? NaN : value;
  }

  /** Goes to where the record ends. */
  recordEnd(): number {
    const { text } = this;
    if (this.at < text.length && text.charCodeAt(this.at) !== RECORD_CODE) {
      const next = text.indexOf(RECORD, this.at);
      this.at = next < 0 ? text.length : next;
    }
    return this.at;
  }
}

/** `fields` begins with a separator, or is empty. */
type Unpack = (occurredAt: number, amountFen: number, fields: string) => Fact | null;

/** By number of fields a bare purchase and anything else are told apart. */
const unpack: Readonly<Record<PackedForm, Unpack>> = {
  lean(at, fen, text) {
    const activity = leanActivities.get(text);
    if (activity !== undefined) return engagement(at, NO_KEY, activity);
    const [kind, ofSource, ofId, detail] = fieldsOf(text, 4);
    if (kind === undefined || ofSource || ofId) return null;
    const fact = factOf({ at, fen, key: NO_KEY }, [kind, '', '', detail]);
    if (fact?.kind === 'engagement' && leanActivities.size < MOST_ACTIVITIES) leanActivities.set(text, fact.activity);
    return fact;
  },
  keyed(at, fen, text) {
    const source = sourceIn(text);
    const second = source.length + 1;
    if (
      text.charCodeAt(0) === FIELD_CODE &&
      text.charCodeAt(second) === FIELD_CODE &&
      !text.includes(FIELD, second + 1)
    )
      return purchase(at, fen, source, text.slice(second + 1));
    const [kind, ofSource = '', externalId = '', ...named] = fieldsOf(text, 6);
    return kind === undefined ? null : factOf({ at, fen, key: keyed(ofSource, externalId) }, [kind, ...named]);
  },
};

/** The source read last: most orders of a shop come from one, and share its name. */
let lastSource = '';

/** The first field of a text that begins with a separator. */
function sourceIn(text: string): string {
  if (text.startsWith(lastSource, 1) && text.charCodeAt(1 + lastSource.length) === FIELD_CODE) return lastSource;
  const end = text.indexOf(FIELD, 1);
  lastSource = text.slice(1, end < 0 ? text.length : end);
  return lastSource;
}

const NO_FIELDS: readonly string[] = [];

/** None where there are not just so many. */
function fieldsOf(text: string, count: number): readonly string[] {
  const [before, ...fields] = text.split(FIELD);
  return before === '' && fields.length === count ? fields : NO_FIELDS;
}

interface Key {
  readonly source: string;
  readonly externalId: string;
  readonly recordedAt: number;
  readonly storeId: string | null;
}

interface Head {
  readonly at: number;
  readonly fen: number;
  readonly key: Key;
}

const NO_KEY: Key = { source: '', externalId: '', recordedAt: 0, storeId: null };

function keyed(source: string, externalId: string): Key {
  return { source, externalId, recordedAt: 0, storeId: null };
}

/** Written out: this runs for every order of everybody. */
function purchase(at: number, fen: number, source: string, externalId: string): Fact {
  return {
    kind: 'purchase',
    source,
    externalId,
    occurredAt: at,
    recordedAt: 0,
    storeId: null,
    amountFen: fen,
    categories: NO_CATEGORIES,
  };
}

/** Null for a kind that is none, and for a purchase that is not what was packed. */
function factOf(
  { at, fen, key }: Head,
  [kind = '', ofSource, ofId, detail]: readonly (string | undefined)[],
): Fact | null {
  if (!isKind(kind)) return null;
  if (kind === 'engagement' && !ofSource) return engagement(at, key, activityOf(detail ?? ''));
  return factOfRow({
    member_id: 0,
    kind,
    recorded_at: key.recordedAt,
    store_id: key.storeId,
    occurred_at: at,
    source: key.source,
    external_id: key.externalId,
    amount_fen: fen,
    order_source: ofSource || null,
    order_external_id: ofId || null,
    detail: detail || null,
  });
}

function engagement(at: number, { source, externalId, recordedAt, storeId }: Key, activity: string): Fact {
  return { kind: 'engagement', source, externalId, occurredAt: at, recordedAt, storeId, activity };
}

/** By all that a lean engagement says after its instant and amount. */
const leanActivities = new Map<string, string>();

/** A shop has a handful of activities and millions of events: each text is parsed once. */
const activities = new Map<string, string>();
const MOST_ACTIVITIES = 1000;

function activityOf(detail: string): string {
  const known = activities.get(detail);
  if (known !== undefined) return known;
  const { activity = '' } = (detail === '' ? {} : JSON.parse(detail)) as { readonly activity?: string };
  if (activities.size < MOST_ACTIVITIES) activities.set(detail, activity);
  return activity;
}

function isKind(text: string): text is FactKind {
  return KINDS.has(text);
}
