import { at, purchase, referral, refund } from '../../../test/build-facts.js';
import type { Fact } from '../../model/fact.js';
import type { ProgrammeVersion } from '../../model/programme.js';
import { compositeBands } from '../programme/composite-bands.js';
import { frequencyBands } from '../programme/frequency-bands.js';
import { growthCard } from '../programme/growth-card.js';
import { spendBands } from '../programme/spend-bands.js';
import { foldTier } from './fold.js';
import { MemberStanding } from './member-standing.js';

const NOW = '2025-12-31';

function tierOf(version: ProgrammeVersion, facts: readonly Fact[], registeredAt = at('2024-01-01')): string {
  return foldTier({ versions: [version], registeredAt, facts, asOf: at(NOW) }).tier;
}

describe('spend bands (S2-1 … S2-5)', () => {
  it.each([
    ['S2-4', 0.01, 'potential'],
    ['S2-4', 9_999.99, 'potential'],
    ['S2-3', 10_000, 'ordinary'],
    ['S2-3', 10_000.01, 'ordinary'],
    ['S2-3', 49_999.99, 'ordinary'],
    ['S2-2', 50_000, 'important'],
    ['S2-2', 50_000.01, 'important'],
    ['S2-2', 99_999.99, 'important'],
    ['S2-1', 100_000, 'vip'],
    ['S2-1', 100_000.01, 'vip'],
  ])('%s: ¥%d is the band %s, in one order or in two, and net of refunds', (_, yuan, band) => {
    expect(tierOf(spendBands, [purchase('A', '2025-06-01', yuan)])).toBe(band);
    const split = [purchase('A', '2025-06-01', yuan - 0.01 || 0.01), purchase('B', '2025-07-01', 0.01)];
    if (yuan > 0.01) expect(tierOf(spendBands, split)).toBe(band);
    const returned = [purchase('A', '2025-06-01', yuan + 7.77), refund('R', '2025-06-05', 7.77, 'A')];
    expect(tierOf(spendBands, returned)).toBe(band);
  });

  it('S2-4: nothing bought is 潜在', () => expect(tierOf(spendBands, [])).toBe('potential'));

  it.each([
    [10_000, 'ordinary', 'potential'],
    [50_000, 'important', 'ordinary'],
    [100_000, 'vip', 'important'],
  ])('S2-5: one fen given back of ¥%d crosses from %s to %s under every policy', (yuan, before, after) => {
    const order = purchase('A', '2025-06-01', yuan);
    for (const refundPolicy of ['immediate', 'atReview', 'provisional'] as const) {
      expect(tierOf({ ...spendBands, refundPolicy }, [order])).toBe(before);
      for (const target of ['A', null]) {
        expect(tierOf({ ...spendBands, refundPolicy }, [order, refund('R', '2025-06-03', 0.01, target)])).toBe(after);
      }
    }
  });
});

describe('frequency bands, orders per month over 90 days (S2-8 … S2-12)', () => {
  const orders = (count: number) =>
    Array.from({ length: count }, (_, i) => purchase(`N${i}`, `2025-12-${String(1 + (i % 28)).padStart(2, '0')}`, 1));

  it.each([
    ['S2-11', 0, 'lapsing'],
    ['S2-11', 2, 'lapsing'],
    ['S2-10', 3, 'low'],
    ['S2-10', 4, 'low'],
    ['S2-10', 5, 'low'],
    ['S2-12', 6, 'medium'],
    ['S2-9', 7, 'medium'],
    ['S2-9', 14, 'medium'],
    ['S2-12', 15, 'high'],
    ['S2-8', 16, 'high'],
  ])('%s: %d orders in 90 days are %s', (_, count, band) => expect(tierOf(frequencyBands, orders(count))).toBe(band));

  it('an order given back in full is none', () => {
    const facts = [...orders(15), refund('R', '2025-12-30', 1, 'N0')];
    expect(tierOf(frequencyBands, facts)).toBe('medium');
  });

  it.each([
    ['2025-12-01', 'new'],
    ['2025-11-30', 'lapsing'],
  ])('S2-11: who joined on %s and bought nothing is %s on the 31st', (joined, band) =>
    expect(tierOf(frequencyBands, [], at(joined))).toBe(band),
  );

  it('S2-11: two orders of a new member are 新客户, three are 低频', () => {
    expect(tierOf(frequencyBands, orders(2), at('2025-12-01'))).toBe('new');
    expect(tierOf(frequencyBands, orders(3), at('2025-12-01'))).toBe('low');
  });
});

describe('the growth card (P-8)', () => {
  const tiers = growthCard.tiers.map(({ key, entry }) => [key, entry.kind === 'condition' ? entry.value : 0] as const);
  const at0 = tiers.map(([key, min], i) => [key, min, tiers[i - 1]?.[0] ?? key] as const);

  it.each(at0)('%s begins at %d: one unit or one fen less is %s', (key, min, below) => {
    const card = (fen: number) => tierOf(growthCard, fen > 0 ? [purchase('A', '2025-06-01', fen / 100)] : []);
    expect([card(min * 100), card((min + 1) * 100), card(min * 100 + 1)]).toEqual([key, key, key]);
    expect([card((min - 1) * 100), card(min * 100 - 1)]).toEqual([below, below]);
  });

  it('is one transition from the base to the top in one order, whatever lies between (P-8d)', () => {
    const facts = [purchase('A', '2025-06-01', 5000)];
    const { history } = foldTier({ versions: [growthCard], registeredAt: at('2025-01-01'), facts, asOf: at(NOW) });
    expect(history.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['join', null, 'plain'],
      ['upgrade', 'plain', 'platinum'],
    ]);
  });
});

describe('the composite score, worked out by hand for three members (S2-14, S2-15)', () => {
  const friends = (count: number) => Array.from({ length: count }, (_, i) => referral(`F${i}`, '2025-10-01'));
  const visits = (count: number, yuan: number) =>
    Array.from({ length: count }, (_, i) => purchase(`V${i}`, '2025-12-01', yuan));

  // 50 % of ¥20,000 spent, 30 % of 5 orders a month over 90 days, 20 % of 5 friends; in hundredths of a point.
  it.each<[string, readonly Fact[], readonly number[], string]>([
    // 50 × 10,000 ÷ 20,000 = 25; 30 × (1 ÷ 3) ÷ 5 = 2; 20 × 0 = 0 → 27 points.
    ['one order of ¥10,000', visits(1, 10_000), [2500, 200, 0], 'basic'],
    // 50 × 12,000 ÷ 20,000 = 30; 30 × (12 ÷ 3) ÷ 5 = 24; 20 × 1 ÷ 5 = 4 → 58 points.
    ['twelve orders of ¥1,000 and a friend', [...visits(12, 1000), ...friends(1)], [3000, 2400, 400], 'quality'],
    // 50 (capped at ¥20,000); 30 (capped at 5 a month); 20 × 4 ÷ 5 = 16 → 96 points.
    ['thirty orders of ¥1,000 and four friends', [...visits(30, 1000), ...friends(4)], [5000, 3000, 1600], 'core'],
  ])('%s', (_, facts, scores, band) => {
    const standing = new MemberStanding({
      versions: [compositeBands],
      registeredAt: at('2025-01-01'),
      facts,
      now: at(NOW),
    });
    const [reading] = standing.readings(compositeBands.tiers[1]!.entry, standing.today);
    expect(reading!.parts!.map((part) => part.score)).toEqual(scores);
    expect(reading!.value).toBe(scores.reduce((sum, score) => sum + score, 0));
    expect(reading!.facts).toHaveLength(facts.length);
    expect(standing.state.tier).toBe(band);
  });

  it('changes with the weights of the version in force, over all facts (D16)', () => {
    const parts = compositeBands.composite!.map((part, i) => ({ ...part, weightPercent: [20, 30, 50][i]! }));
    const next = { ...compositeBands, version: 2, effectiveFrom: at('2025-12-20'), composite: parts };
    const input = { registeredAt: at('2025-01-01'), facts: [...visits(1, 10_000), ...friends(5)], asOf: at(NOW) };
    const { history } = foldTier({ ...input, versions: [compositeBands, next] });
    expect(history.at(-1)).toMatchObject({ kind: 'upgrade', at: next.effectiveFrom, version: 2, to: 'quality' });
  });
});
