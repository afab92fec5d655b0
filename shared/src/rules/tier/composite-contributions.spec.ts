import { at, purchase } from '../../../test/build-facts.js';
import type { Fact, ReferralFact } from '../../model/fact.js';
import { compositeBands } from '../programme/composite-bands.js';
import { compositeContributions } from './composite-contributions.js';
import { memberStanding } from './member-standing.js';

function friend(id: string, when: string): ReferralFact {
  const occurredAt = at(when);
  const key = { source: 'app', externalId: id, occurredAt, recordedAt: occurredAt, storeId: null };
  return { ...key, kind: 'referral', referee: id };
}

function standing(facts: readonly Fact[]) {
  return memberStanding({ versions: [compositeBands], registeredAt: at('2025-01-01'), facts, now: at('2026-06-12') });
}

/** `count` orders of `yuan` each, on the last days. */
function orders(count: number, yuan: number): readonly Fact[] {
  return Array.from({ length: count }, (_, i) => purchase(`O${i}`, `2026-06-${String(i + 1).padStart(2, '0')}`, yuan));
}

describe('the parts of a composite score (S2-14, S2-15)', () => {
  it.each<[string, readonly Fact[], readonly number[], string]>([
    // 8,000 ÷ 20,000 × 50; 3 orders in 90 days are 1 a month: 1 ÷ 5 × 30; no friends
    ['a member who buys', [...orders(2, 3000), purchase('X', '2026-05-02', 2000)], [2000, 600, 0], 'basic'],
    // both above their caps count in full; 2 ÷ 5 friends × 20
    [
      'a member who does it all',
      [
        ...orders(10, 4000),
        ...orders(5, 1).map((one, i) => ({ ...one, externalId: `P${i}` })),
        friend('a', '2026-01-01'),
        friend('b', '2026-02-01'),
      ],
      [5000, 3000, 800],
      'core',
    ],
    // a friend within the return window does not count yet
    ['a member who brings friends', [friend('a', '2026-01-01'), friend('b', '2026-06-10')], [0, 0, 400], 'basic'],
  ])('are those worked out by hand for %s', (_, facts, scores, tier) => {
    const one = standing(facts);
    expect(compositeContributions(one).map(({ score }) => score)).toEqual(scores);
    expect(one.state.tier).toBe(tier);
  });

  it('say how they come about', () => {
    expect(compositeContributions(standing(orders(1, 8000))).map(({ sentence }) => sentence)).toEqual([
      '近 12 个月净消费 ¥8,000，满 ¥20,000 得 50 分，现在 20 分',
      '近 90 天月均消费次数 0.33，满 5 得 30 分，现在 2 分',
      '近 12 个月成功推荐 0，满 5 得 20 分，现在 0 分',
    ]);
  });
});
