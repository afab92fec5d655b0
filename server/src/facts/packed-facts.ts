import type { Fact, FactKind } from '@jieti/shared/model/fact';
import { factOfRow } from './fact-row.js';

/** `lean`: what decides about tiers, without keys. `keyed`: with them. `whole`: with recording and store as well. */
export type PackedForm = 'lean' | 'keyed' | 'whole';

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
  let last = -Infinity;
  for (let at = 0; at < text.length; ) {
    if (text.charCodeAt(at) !== RECORD_CODE) return null;
    const amountAt = numberEnd(text, at + 1);
    const end = numberEnd(text, amountAt + 1);
    const occurredAt = wholeNumber(text, at + 1, amountAt);
    const amountFen = wholeNumber(text, amountAt + 1, end);
    if (!(form === 'lean' ? occurredAt > last : occurredAt >= last) || Number.isNaN(amountFen)) return null;
    last = occurredAt;
    at = end === text.length || text.charCodeAt(end) === RECORD_CODE ? end : recordEnd(text, end);
    const fields = at === end ? NO_FIELDS : text.slice(end + 1, at).split(FIELD);
    const fact = unpack[form](occurredAt, amountFen, fields);
    if (!fact) return null;
    facts.push(fact);
  }
  return facts.length === count ? facts : null;
}

const NO_FIELDS: readonly string[] = [];

type Unpack = (occurredAt: number, amountFen: number, fields: readonly string[]) => Fact | null;

/** By number of fields a bare purchase and anything else are told apart. */
const unpack: Readonly<Record<PackedForm, Unpack>> = {
  lean(at, fen, fields) {
    if (fields.length === 0) return purchase({ ...NO_KEY, at, fen });
    const [kind, ofSource, ofId, detail] = fields;
    if (fields.length !== 4 || ofSource || ofId) return null;
    return factOf({ ...NO_KEY, at, fen }, [kind, '', '', detail]);
  },
  keyed(at, fen, fields) {
    const [first = '', second = '', third = '', ...named] = fields;
    if (fields.length === 2)
      return purchase({ at, fen, source: first, externalId: second, recordedAt: 0, storeId: null });
    if (fields.length !== 6) return null;
    return factOf({ at, fen, source: second, externalId: third, recordedAt: 0, storeId: null }, [first, ...named]);
  },
  whole(at, fen, fields) {
    if (fields.length === 4) return purchase({ at, fen, ...keyOf(fields, 0) });
    if (fields.length !== 8) return null;
    const [kind, , , , , ...named] = fields;
    return factOf({ at, fen, ...keyOf(fields, 1) }, [kind, ...named]);
  },
};

interface Head {
  readonly at: number;
  readonly fen: number;
  readonly source: string;
  readonly externalId: string;
  readonly recordedAt: number;
  readonly storeId: string | null;
}

const NO_KEY = { source: '', externalId: '', recordedAt: 0, storeId: null };

function keyOf(fields: readonly string[], from: number): Omit<Head, 'at' | 'fen'> {
  return {
    source: fields[from]!,
    externalId: fields[from + 1]!,
    recordedAt: Number(fields[from + 2]),
    storeId: fields[from + 3] || null,
  };
}

/** Written out: this runs for every order of everybody. */
function purchase({ at, fen, source, externalId, recordedAt, storeId }: Head): Fact {
  return {
    kind: 'purchase',
    source,
    externalId,
    occurredAt: at,
    recordedAt,
    storeId,
    amountFen: fen,
    categories: NO_CATEGORIES,
  };
}

/** Null for a kind that is none, and for a purchase or recording that is not what was packed. */
function factOf(head: Head, [kind = '', ofSource, ofId, detail]: readonly (string | undefined)[]): Fact | null {
  if (!isKind(kind) || !Number.isSafeInteger(head.recordedAt)) return null;
  if (kind === 'engagement' && !ofSource) return engagement(head, activityOf(detail ?? ''));
  return factOfRow({
    member_id: 0,
    kind,
    recorded_at: head.recordedAt,
    store_id: head.storeId,
    occurred_at: head.at,
    source: head.source,
    external_id: head.externalId,
    amount_fen: head.fen,
    order_source: ofSource || null,
    order_external_id: ofId || null,
    detail: detail || null,
  });
}

function engagement({ at, source, externalId, recordedAt, storeId }: Head, activity: string): Fact {
  return { kind: 'engagement', source, externalId, occurredAt: at, recordedAt, storeId, activity };
}

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

/** Where the field that begins at `at` ends. */
function numberEnd(text: string, at: number): number {
  let end = at;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code === FIELD_CODE || code === RECORD_CODE) break;
  }
  return end;
}

function recordEnd(text: string, at: number): number {
  const next = text.indexOf(RECORD, at);
  return next < 0 ? text.length : next;
}

/** NaN for anything but digits; what is before 1970 is read the long way. */
function wholeNumber(text: string, from: number, to: number): number {
  if (from >= to) return NaN;
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - ZERO_CODE;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
}
