import type { Fact } from '@jieti/shared/model/fact';
import { factOfRow, type FactRow } from '../facts/fact-row.js';

/** Begins every packed fact, and stands between its fields; text that contains them is found out by the counts. */
export const RECORD = '\u001e';
export const FIELD = '\u001f';

const RECORD_CODE = RECORD.charCodeAt(0);
const FIELD_CODE = FIELD.charCodeAt(0);
const ZERO_CODE = '0'.charCodeAt(0);
const NO_CATEGORIES: readonly string[] = [];
/** Kind, source and number of the order, detail: what follows instant and amount where a purchase is not alone. */
const EXTRAS = 4;
/** Characters from which on the engine may have cut the text off. */
const LONGEST = 4_000_000;

/**
 * The facts of one member from their packed text, in the order in which they are in the table, without their keys.
 * Null where they have to be read whole: a fact refers to another by its key, two happened at one instant, so that their
 * keys put them in order, or the text is not what was packed.
 */
export function packedFacts(text: string, count: number): readonly Fact[] | null {
  if (text.length > LONGEST) return null;
  const facts: Fact[] = [];
  let last = -Infinity;
  for (let at = 0; at < text.length; ) {
    if (text.charCodeAt(at) !== RECORD_CODE) return null;
    const amountAt = numberEnd(text, at + 1);
    const end = numberEnd(text, amountAt + 1);
    const occurredAt = wholeNumber(text, at + 1, amountAt);
    const amountFen = wholeNumber(text, amountAt + 1, end);
    if (!(occurredAt > last) || Number.isNaN(amountFen)) return null;
    last = occurredAt;
    if (end === text.length || text.charCodeAt(end) === RECORD_CODE) {
      facts.push(barePurchase(occurredAt, amountFen));
      at = end;
    } else {
      at = recordEnd(text, end);
      const fact = factWith(occurredAt, amountFen, text.slice(end + 1, at).split(FIELD));
      if (!fact) return null;
      facts.push(fact);
    }
  }
  return facts.length === count ? facts : null;
}

function barePurchase(occurredAt: number, amountFen: number): Fact {
  return {
    ...{ kind: 'purchase', source: '', externalId: '', recordedAt: 0, storeId: null },
    occurredAt,
    amountFen,
    categories: NO_CATEGORIES,
  };
}

function factWith(occurredAt: number, amountFen: number, extras: readonly string[]): Fact | null {
  const [kind, orderSource, orderId, detail] = extras;
  if (extras.length !== EXTRAS || orderSource || orderId || kind === 'reversal') return null;
  return factOfRow({
    ...{ member_id: 0, occurred_at: occurredAt, source: '', external_id: '', recorded_at: 0, store_id: null },
    ...{ kind: kind as FactRow['kind'], amount_fen: amountFen, order_source: null, order_external_id: null },
    detail: detail || null,
  });
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
