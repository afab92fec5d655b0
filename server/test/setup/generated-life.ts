import { businessDayOf } from '@jieti/shared/calendar';
import type { Fact, PurchaseFact } from '@jieti/shared/model/fact';
import type { TierOverride } from '@jieti/shared/model/tier-override';
import type { Instant } from '@jieti/shared/model/time';
import { SeededRandom } from '../../src/demo/seeded-random.js';

const DAY = 86_400_000;
const ZONE = 'Asia/Shanghai';

/** What happened to one member over the years. */
export interface GeneratedLife {
  readonly number: number;
  readonly registeredAt: Instant;
  /** In an order of arrival of no meaning. */
  readonly facts: readonly Fact[];
  readonly overrides: readonly Omit<TierOverride, 'id'>[];
}

export interface Years {
  readonly from: Instant;
  readonly until: Instant;
}

/**
 * A life that its number alone decides: visits by the buy-till-you-die model (Schmittlein, Morrison and Colombo 1987),
 * refunds with and without their order, some before it, facts reported up to two months late, check-ins, corrections,
 * and now and then a tier set by hand, sometimes taken back.
 */
export function generatedLife(number: number, { from, until }: Years): GeneratedLife {
  const random = new SeededRandom(number * 7919 + 17);
  const joinedAt = from + Math.floor(random.next() * (until - from - 30 * DAY));
  const meanGap = 60 / (0.2 + random.gamma(0.9));
  const leavesAt = joinedAt + random.exponential(1400) * DAY;
  const facts: Fact[] = [];
  const key = (prefix: string) => ({ source: 'import:lives', externalId: `${prefix}${number}-${facts.length}` });
  const told = (occurredAt: Instant) => {
    const delay = random.next() < 0.08 ? random.exponential(20) * DAY : 2000;
    return { occurredAt, recordedAt: Math.min(until, Math.round(occurredAt + delay)), storeId: null };
  };
  for (
    let at = joinedAt;
    at < Math.min(leavesAt, until) && facts.length < 90;
    at += Math.ceil(random.exponential(meanGap) * DAY)
  ) {
    const amountFen = Math.max(100, Math.round(9000 * Math.exp(0.8 * random.normal())));
    const order: PurchaseFact = { kind: 'purchase', ...key('A'), ...told(at), amountFen, categories: [] };
    facts.push(order);
    const chance = random.next();
    const backAt = Math.min(until, at + random.between(-1, 20) * DAY + 5);
    if (chance < 0.05) {
      const part = random.next() < 0.5 ? amountFen : random.between(1, amountFen);
      facts.push({ kind: 'refund', ...key('R'), ...told(backAt), amountFen: part, order });
    } else if (chance < 0.065)
      facts.push({ kind: 'refund', ...key('U'), ...told(backAt), amountFen: 500, order: null });
    else if (chance < 0.25) facts.push({ kind: 'engagement', ...key('E'), ...told(at + 60_000), activity: 'checkin' });
    else if (chance < 0.26)
      facts.push({
        kind: 'adjustment',
        ...key('J'),
        ...told(at + 90_000),
        growth: random.between(-50, 200),
        reason: '补录',
        author: 'owner',
      });
  }
  return {
    number,
    registeredAt: joinedAt,
    facts: shuffled(facts, random),
    overrides: overridesOf(random, joinedAt, until),
  };
}

function overridesOf(random: SeededRandom, joinedAt: Instant, until: Instant): GeneratedLife['overrides'] {
  if (random.next() > 0.03) return [];
  const at = joinedAt + Math.floor(random.next() * (until - joinedAt));
  const fromDay = businessDayOf(at, ZONE) + random.between(0, 40);
  const revokedAt = random.next() < 0.3 ? Math.min(until, at + random.between(1, 200) * DAY) : null;
  return [
    {
      ...{ kind: random.pick(['floor', 'pin'] as const), tier: random.pick(['plain', 'silver', 'gold', 'platinum']) },
      ...{ fromDay, untilDay: random.next() < 0.7 ? fromDay + random.between(0, 500) : null },
      ...{ reason: '老客户', author: 'owner', recordedAt: at, revokedAt },
    },
  ];
}

/** Another order of the same items (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], random: SeededRandom): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = random.between(0, i);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
