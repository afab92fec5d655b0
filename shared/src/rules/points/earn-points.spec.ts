import { at, engagement, purchase } from '../../../test/build-facts.js';
import { aPointsRules, aSpendRule, anActivityRule } from '../../../test/build-points.js';
import type { EngagementFact, PurchaseFact } from '../../model/fact.js';
import type { PointsRules } from '../../model/points.js';
import type { RuleUsage } from './earning-counters.js';
import { earnPoints, type EarningInput } from './earn-points.js';

const bought = (yuan: number, more: Partial<PurchaseFact> = {}) => purchase('o1', '2026-11-05 15:30', yuan, more);

function earned(rules: PointsRules, fact: PurchaseFact | EngagementFact, more: Partial<EarningInput> = {}) {
  const input = { rules, fact, tier: 'gold', multiplierPercent: 100, used: new Map(), debt: 0, now: fact.occurredAt };
  return earnPoints({ ...input, ...more });
}
const pointsOf = (...args: Parameters<typeof earned>) => earned(...args).entries.map((entry) => entry.delta);
const used = (member: number, everybody = member) => new Map<string, RuleUsage>([['spend', { member, everybody }]]);

describe('what a purchase earns (D101)', () => {
  it('is rounded down once, after the multiplier of the tier', () => {
    const rules = aPointsRules({ earning: [aSpendRule({ points: 1, perFen: 1000 })] });
    expect(pointsOf(rules, bought(19.99))).toEqual([1]);
    expect(pointsOf(rules, bought(19.99), { multiplierPercent: 150 })).toEqual([2]);
    expect(pointsOf(rules, bought(9.99))).toEqual([]);
  });

  it('is not multiplied where the rule says so', () => {
    const rules = aPointsRules({ earning: [aSpendRule({ multiplied: false })] });
    expect(pointsOf(rules, bought(100), { multiplierPercent: 200 })).toEqual([100]);
  });

  it('adds up over all rules that apply, each its own entry', () => {
    const rules = aPointsRules({ earning: [aSpendRule(), aSpendRule({ key: 'week', title: '双倍积分周' })] });
    const { entries, lots } = earned(rules, bought(30));
    expect(entries.map(({ cause, delta, title }) => [cause.id, cause.line, delta, title])).toEqual([
      ['till:anfu/o1', 'spend', 30, '消费积分'],
      ['till:anfu/o1', 'week', 30, '双倍积分周'],
    ]);
    expect(lots.map((lot) => lot.earned)).toEqual([30, 30]);
  });

  it.each([
    ['a category that is not covered', { categories: ['豆子'] }, { categories: ['饮品'] }],
    ['no known category', { categories: ['豆子'] }, { categories: [] }],
    ['another store', { stores: ['anfu'] }, { storeId: 'jingan' }],
    ['no known store', { stores: ['anfu'] }, { storeId: null }],
    ['another tier', { tiers: ['platinum'] }, {}],
    ['a time before the campaign', { from: at('2026-11-05 15:30:00.001') }, {}],
    ['the first instant after the campaign', { until: at('2026-11-05 15:30') }, {}],
  ])('is nothing for %s', (_, rule, fact) => {
    expect(pointsOf(aPointsRules({ earning: [aSpendRule(rule)] }), bought(30, fact))).toEqual([]);
  });

  it('counts an order when one of its categories is covered, and the first instant of a campaign', () => {
    const rule = aSpendRule({ categories: ['豆子'], stores: ['anfu'], from: at('2026-11-05 15:30') });
    expect(pointsOf(aPointsRules({ earning: [rule] }), bought(30, { categories: ['饮品', '豆子'] }))).toEqual([30]);
  });

  it('is nothing before the rules are in force (D100)', () => {
    const rules = aPointsRules({ effectiveFrom: at('2026-11-05 15:30:00.001') });
    expect(pointsOf(rules, bought(30))).toEqual([]);
  });

  it('stops at what the cap leaves the member and the budget leaves everybody', () => {
    const capped = aPointsRules({ earning: [aSpendRule({ cap: { points: 50, period: 'day' } })] });
    const { counts } = earned(capped, bought(60), { used: used(20) });
    expect(counts).toEqual([{ rule: 'spend', period: '2026-11-05', budgeted: false, points: 30 }]);
    expect(pointsOf(capped, bought(60), { used: used(50) })).toEqual([]);
    const budgeted = aPointsRules({ earning: [aSpendRule({ budget: 1000 })] });
    expect(pointsOf(budgeted, bought(60), { used: used(0, 990) })).toEqual([10]);
  });

  it('waits for the end of the return window, and an activity does not', () => {
    const rules = aPointsRules({ pendingDays: 7, earning: [aSpendRule(), anActivityRule()] });
    expect(earned(rules, bought(30)).lots[0]?.availableAt).toBe(at('2026-11-13 00:00'));
    const checkIn = engagement('e1', '2026-11-05 15:30');
    expect(earned(rules, checkIn).lots[0]).toMatchObject({ earned: 5, availableAt: checkIn.occurredAt });
  });

  it('pays a debt first, without an entry of its own (D107)', () => {
    const { entries, lots, debt } = earned(aPointsRules(), bought(30), { debt: 40 });
    expect([entries[0]?.delta, lots[0]?.earned, lots[0]?.remaining, debt]).toEqual([30, 30, 0, 10]);
  });
});
