import type { Fact, FactKey } from '@jieti/shared/model/fact';
import type { ErrorCode } from '@jieti/shared/api/errors';
import { isPayableFen } from '@jieti/shared/money';
import type { Instant } from '@jieti/shared/model/time';
import type { FactInput } from './fact-input.js';

const UNPRINTABLE = /\p{Cc}|\p{Cs}/u;

/** Clocks of doors may run ahead this much; what they report is taken as happening now. */
export const CLOCK_SKEW_MS = 5 * 60_000;

/** Why a fact cannot be taken, whoever it is about; null when it can. */
export function factFault(fact: FactInput, now: Instant): ErrorCode | null {
  if (!isKeyText(fact.source, 48) || !isKeyText(fact.externalId, 64)) return 'malformed';
  if (fact.storeId !== null && !isKeyText(fact.storeId, 30)) return 'malformed';
  if (!Number.isSafeInteger(fact.occurredAt) || fact.occurredAt < 0) return 'malformed';
  if (fact.occurredAt > now + CLOCK_SKEW_MS) return 'occurred_in_future';
  switch (fact.kind) {
    case 'purchase':
      if (!isPayableFen(fact.amountFen)) return 'amount_invalid';
      return fact.marginFen === undefined || Number.isSafeInteger(fact.marginFen) ? null : 'malformed';
    case 'refund':
      if (!isPayableFen(fact.amountFen)) return 'amount_invalid';
      return fact.order && !isKey(fact.order) ? 'malformed' : null;
    case 'engagement':
      return isKeyText(fact.activity, 40) && isEvidence(fact.evidence) ? null : 'malformed';
    case 'adjustment':
      return Number.isSafeInteger(fact.growth) && fact.growth !== 0 ? null : 'malformed';
    case 'referral':
      return isKeyText(fact.referee, 128) ? null : 'malformed';
    case 'reversal':
      return isKey(fact.of) ? null : 'malformed';
    default:
      return fact satisfies never;
  }
}

function isEvidence(evidence: string | undefined): boolean {
  return evidence === undefined || isKeyText(evidence, 120);
}

function isKey({ source, externalId }: FactKey): boolean {
  return isKeyText(source, 48) && isKeyText(externalId, 64);
}

/** Printable, no blanks at the ends, short enough for its column on every engine. */
function isKeyText(text: string, maxLength: number): boolean {
  return text.length > 0 && text.length <= maxLength && text === text.trim() && !UNPRINTABLE.test(text);
}

/**
 * Whether two reports of one key say the same. The instant, the shop and the categories are not compared: a door that
 * repeats a report may read its clock again.
 */
export function sameContent(a: FactInput, b: Fact): boolean {
  switch (a.kind) {
    case 'purchase':
      return b.kind === 'purchase' && a.amountFen === b.amountFen;
    case 'refund':
      return b.kind === 'refund' && a.amountFen === b.amountFen && sameKey(a.order, b.order);
    case 'engagement':
      return b.kind === 'engagement' && a.activity === b.activity;
    case 'adjustment':
      return b.kind === 'adjustment' && a.growth === b.growth;
    case 'referral':
      return b.kind === 'referral' && a.referee === b.referee;
    case 'reversal':
      return b.kind === 'reversal' && sameKey(a.of, b.of);
    default:
      return a satisfies never;
  }
}

function sameKey(a: FactKey | null, b: FactKey | null): boolean {
  return a?.source === b?.source && a?.externalId === b?.externalId;
}
