import fc from 'fast-check';
import { at, day, purchase } from '../../../test/build-facts.js';
import { startOfDay } from '../../calendar.js';
import type { Fact, PurchaseFact } from '../../model/fact.js';
import type { ProgrammeVersion } from '../../model/programme.js';
import { growthCard } from '../programme/growth-card.js';
import { foldTier } from './fold.js';
import { memberStanding } from './member-standing.js';
import { keepProgress } from './progress.js';

const registeredAt = at('2024-03-18');

/** The growth card with a rate, a retention window and grace of one's own. */
function cardWith(perYuan: number, keepDays: number, graceDays = 0): ProgrammeVersion {
  const tiers = growthCard.tiers.map((tier) => {
    if (tier.retention?.kind !== 'condition') return tier;
    return {
      ...tier,
      graceDays,
      retention: { ...tier.retention, window: { kind: 'rolling' as const, days: keepDays } },
    };
  });
  return { ...growthCard, tiers, growth: { ...growthCard.growth, perYuan } };
}

function suggested(sentence: string): number | null {
  const match = /再消费 ¥([\d,]+)(?:\.(\d\d))? /.exec(sentence);
  return match && Number(match[1]!.replaceAll(',', '')) * 100 + Number(match[2] ?? 0);
}

describe('the suggestion to spend an amount', () => {
  const purchases = fc.array(fc.record({ offset: fc.nat(400), fen: fc.integer({ min: 1, max: 200_000 }) }), {
    minLength: 1,
    maxLength: 8,
  });

  it('is exact: that purchase keeps the tier, one fen less does not', () => {
    let checked = 0;
    fc.assert(
      fc.property(purchases, fc.constantFrom(1, 1.5, 0.3), fc.constantFrom(365, 200), (list, perYuan, keepDays) => {
        const now = at('2026-06-12 14:32');
        const version = cardWith(perYuan, keepDays);
        const facts: readonly Fact[] = list.map(({ offset, fen }, i) => {
          const occurredAt = startOfDay(day('2025-05-08') + offset, 'Asia/Shanghai');
          return purchase(`A${i}`, '2025-05-08', 1, { amountFen: fen, occurredAt });
        });
        const keep = keepProgress(memberStanding({ versions: [version], registeredAt, facts, now }));
        const fen = keep && suggested(keep.sentence);
        if (!keep || !fen || !keep.sentence.startsWith('再消费')) return;
        checked++;
        const tierAfter = (amountFen: number) => {
          const bought: PurchaseFact = { ...purchase('B', '2026-06-12 14:32', 1), amountFen };
          const asOf = startOfDay(keep.reviewDay + 1, 'Asia/Shanghai');
          return foldTier({ versions: [version], registeredAt, facts: [...facts, bought], asOf }).rank;
        };
        expect(tierAfter(fen)).toBeGreaterThanOrEqual(keep.tier.rank);
        if (fen > 1) expect(tierAfter(fen - 1)).toBeLessThan(keep.tier.rank);
      }),
      { numRuns: 1000, endOnFailure: true },
    );
    expect(checked).toBeGreaterThan(100);
  });

  const facts = [purchase('A', '2025-05-01', 500), purchase('B', '2025-05-10', 100)];
  const sentence = (version: ProgrammeVersion, now: string) =>
    keepProgress(memberStanding({ versions: [version], registeredAt, facts, now: at(now) }))?.sentence;

  it('names the day from which purchases count when the window is short', () => {
    expect(sentence(cardWith(1, 30), '2026-03-01')).toBe('4 月 10 日起再消费 ¥480 保住银卡');
    expect(sentence(cardWith(1, 30), '2026-04-10')).toBe('再消费 ¥480 保住银卡');
  });

  it('counts as of today in grace', () => {
    expect(sentence(cardWith(1, 365, 10), '2026-05-12')).toBe('宽限期到 5 月 19 日，再消费 ¥480 保住银卡');
  });
});
