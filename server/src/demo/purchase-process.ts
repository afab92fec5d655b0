import type { Instant } from '@jieti/shared/model/time';
import type { FactInput } from '../facts/fact-input.js';
import type { SeededRandom } from './seeded-random.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

interface Basket {
  readonly category: string;
  readonly meanFen: number;
}

const baskets: readonly Basket[] = [
  { category: '饮品', meanFen: 3600 },
  { category: '饮品', meanFen: 4200 },
  { category: '饮品', meanFen: 6800 },
  { category: '豆子', meanFen: 11_800 },
  { category: '器物', meanFen: 24_000 },
  { category: '课程', meanFen: 19_800 },
];

/**
 * The life of one customer by the buy-till-you-die model (Schmittlein, Morrison and Colombo 1987): visits are Poisson with
 * a rate of the customer's own (gamma over customers) until an exponential drop-out, with a few refunds and check-ins.
 * Visits fall into opening hours; amounts are log-normal around the basket's mean, in fen.
 */
export function shopperHistory(
  random: SeededRandom,
  shopper: { number: number; storeIds: readonly string[]; now: Instant },
): readonly FactInput[] {
  const { number, now } = shopper;
  const joinedAt = now - random.between(1, 900) * DAY_MS - random.between(0, 9) * HOUR_MS;
  const meanGapDays = 34 / (0.15 + random.gamma(0.9));
  const leavesAt = joinedAt + random.exponential(620) * DAY_MS;
  const home = random.pick(shopper.storeIds);
  const facts: FactInput[] = [];
  let at = joinedAt + random.between(1, 40) * 60_000;
  for (let visit = 1; at < now && (visit === 1 || at < leavesAt) && visit <= 400; visit += 1) {
    const storeId = random.next() < 0.85 ? home : random.pick(shopper.storeIds);
    facts.push(...visitFacts(random, { at, storeId, id: `${number}-${visit}`, now }));
    at = openingHour(at + Math.max(0.3, random.exponential(meanGapDays)) * DAY_MS, random);
  }
  return facts;
}

interface Visit {
  readonly at: Instant;
  readonly storeId: string;
  readonly id: string;
  readonly now: Instant;
}

function visitFacts(random: SeededRandom, { at, storeId, id, now }: Visit): FactInput[] {
  const basket = random.pick(baskets);
  const amountFen = Math.max(800, Math.round((basket.meanFen * Math.exp(random.normal() * 0.45)) / 10) * 10);
  const source = `till:${storeId}`;
  const purchase: FactInput = {
    kind: 'purchase',
    source,
    externalId: `D${id}`,
    occurredAt: at,
    storeId,
    amountFen,
    categories: [basket.category],
  };
  const facts: FactInput[] = [purchase];
  const refundAt = at + random.between(1, 6) * DAY_MS;
  if (random.next() < 0.03 && refundAt < now) {
    const part = random.next() < 0.6 ? amountFen : Math.round(amountFen / 20) * 10;
    facts.push({
      kind: 'refund',
      source,
      externalId: `R${id}`,
      occurredAt: refundAt,
      storeId,
      amountFen: part,
      order: { source, externalId: `D${id}` },
    });
  }
  if (random.next() < 0.25)
    facts.push({
      kind: 'engagement',
      source: 'app',
      externalId: `checkin-${id}`,
      occurredAt: at + 60_000,
      storeId: null,
      activity: 'checkin',
    });
  return facts;
}

/** The same day at a time between 8 and 20 o'clock in Shanghai. */
function openingHour(at: Instant, random: SeededRandom): Instant {
  const startOfShanghaiDay = Math.floor((at + 8 * HOUR_MS) / DAY_MS) * DAY_MS - 8 * HOUR_MS;
  return startOfShanghaiDay + random.between(8 * 60, 20 * 60) * 60_000 + random.between(0, 59) * 1000;
}
