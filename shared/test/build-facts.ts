import { dayOfDate, startOfDay } from '../src/calendar.js';
import type {
  AdjustmentFact,
  EngagementFact,
  FactKey,
  PurchaseFact,
  ReferralFact,
  RefundFact,
  ReversalFact,
} from '../src/model/fact.js';
import type { BusinessDay, Instant } from '../src/model/time.js';

const ZONE = 'Asia/Shanghai';
const NOON = 12 * 3_600_000;

/** `2026-08-31` or `2026-08-31 23:59:59.999`, on the shop's clock in Shanghai. */
export function at(text: string): Instant {
  const [date = '', time] = text.split(' ');
  if (!time) return startOfDay(day(date), ZONE) + NOON;
  const [clock = '', millis = '0'] = time.split('.');
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return startOfDay(day(date), ZONE) + ((hours * 60 + minutes) * 60 + seconds) * 1000 + Number(millis);
}

export function day(text: string): BusinessDay {
  const [year = 0, month = 1, date = 1] = text.split('-').map(Number);
  return dayOfDate(year, month, date);
}

/** A purchase of `yuan` at noon of a day, or at a time of it. */
export function purchase(id: string, when: string, yuan: number, more: Partial<PurchaseFact> = {}): PurchaseFact {
  return { ...basics(id, when), kind: 'purchase', amountFen: Math.round(yuan * 100), categories: [], ...more };
}

export function refund(id: string, when: string, yuan: number, order: string | null): RefundFact {
  const key: FactKey | null = order === null ? null : { source: 'till:anfu', externalId: order };
  return { ...basics(id, when), kind: 'refund', amountFen: Math.round(yuan * 100), order: key };
}

export function engagement(id: string, when: string, activity = 'checkin'): EngagementFact {
  return { ...basics(id, when), kind: 'engagement', activity };
}

export function adjustment(id: string, when: string, growth: number): AdjustmentFact {
  return { ...basics(id, when), kind: 'adjustment', growth, reason: '更正', author: 'owner' };
}

export function referral(id: string, when: string): ReferralFact {
  return { ...basics(id, when), kind: 'referral', referee: `friend-${id}` };
}

export function reversal(id: string, when: string, of: string): ReversalFact {
  return { ...basics(id, when), kind: 'reversal', of: { source: 'till:anfu', externalId: of } };
}

function basics(id: string, when: string) {
  const occurredAt = at(when);
  return { source: 'till:anfu', externalId: id, occurredAt, recordedAt: occurredAt, storeId: 'anfu' };
}
