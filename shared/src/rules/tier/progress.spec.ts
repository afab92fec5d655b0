import { at, day, engagement, purchase } from '../../../test/build-facts.js';
import type { Fact } from '../../model/fact.js';
import type { ProgrammeVersion, Rule } from '../../model/programme.js';
import { growthCard } from '../programme/growth-card.js';
import { spendBands } from '../programme/spend-bands.js';
import { coachText } from './coach.js';
import { counterfactualOf } from './counterfactual.js';
import { explainTier } from './explain.js';
import { memberStanding } from './member-standing.js';
import { headlineFigure, keepProgress, nextProgress } from './progress.js';

const lin: readonly Fact[] = [
  purchase('A1', '2025-06-21', 126),
  purchase('A2', '2025-07-06', 100),
  purchase('A3', '2025-07-27', 98),
  purchase('A4', '2025-08-09', 144),
  purchase('A5', '2025-08-31', 1458),
  purchase('A6', '2025-09-01', 86, { occurredAt: at('2025-09-01 18:42') }),
];

function standing(facts: readonly Fact[], now: string, version: ProgrammeVersion = growthCard) {
  return memberStanding({ versions: [version], registeredAt: at('2024-03-18'), facts, now: at(now) });
}

describe('progress of a gold member', () => {
  const history = [...lin, purchase('A8', '2026-05-24', 36)];
  const now = standing(history, '2026-06-12 14:32');

  it('counts the way to keep the tier as of the end of its last day', () => {
    expect(keepProgress(now)).toMatchObject({
      tier: { key: 'gold', name: '金卡', rank: 2, palette: 'gold' },
      mode: 'all',
      holds: false,
      items: [{ label: '成长值', value: 122, threshold: 1600, left: 1478, unit: 'growth' }],
      sentence: '再消费 ¥1,478 保住金卡',
      reviewDay: day('2026-08-31'),
      daysLeft: 80,
      leavingTotal: 1926,
    });
  });

  it('lists what leaves the window before the review with the day on which it leaves', () => {
    expect(keepProgress(now)?.leaving.map(({ day: on, delta }) => [on, delta])).toEqual([
      [day('2026-06-21'), -126],
      [day('2026-07-06'), -100],
      [day('2026-07-27'), -98],
      [day('2026-08-09'), -144],
      [day('2026-08-31'), -1458],
    ]);
  });

  it('counts the way to the next tier as of now', () => {
    expect(nextProgress(now)).toMatchObject({
      tier: { key: 'platinum' },
      items: [{ value: 2048, threshold: 5000, left: 2952 }],
      sentence: '还差 2,952 成长值升到铂金',
    });
    expect(headlineFigure(now)).toEqual({ label: '近 365 天成长值', value: 2048, unit: 'growth' });
  });

  it('is exact: what it names keeps the tier, one yuan less does not', () => {
    const review = (yuan: number) => standing([...history, purchase('B', '2026-06-13', yuan)], '2026-09-01').state.tier;
    expect(review(1478)).toBe('gold');
    expect(review(1477.99)).toBe('silver');
  });

  it('names the fact without which the tier would not have been reached', () => {
    const explanation = explainTier(now);
    expect(explanation.sentence).toBe('你是金卡，因为 2025 年 9 月 1 日成长值达到 2,012。');
    expect(explanation.counterfactuals).toEqual([
      '如果没有 9 月 1 日这张小票，那天会停在 1,926，差 74，仍是银卡。',
      '如果从今天起不再消费，8 月 31 日评定时是 122，会调整为银卡。',
    ]);
    expect(counterfactualOf(now, explanation.decisive)?.short).toBe('没有这一笔会停在 1,926，差 74');
  });

  it('tells the clerk what a purchase does', () => {
    const after = (yuan: number) => standing([...history, purchase('B', '2026-06-12 14:32', yuan)], '2026-06-12 14:32');
    expect(coachText(now, after(95.2))).toBe('这单之后，会员再消费 ¥1,383 就保住金卡，截至 8 月 31 日。');
    expect(coachText(now, after(1478))).toBe('这单之后，保住金卡的条件就达成了。');
    expect(coachText(now, after(2952))).toBe('这单之后升为铂金。');
  });
});

describe('progress at the ends of a ladder', () => {
  it('has nothing to keep at the base and nothing to reach at the top', () => {
    const plain = standing([], '2026-06-12');
    expect(keepProgress(plain)).toBeNull();
    expect(nextProgress(plain)?.sentence).toBe('还差 600 成长值升到银卡');
    expect(explainTier(plain).sentence).toBe('你是普卡，从 2024 年 3 月 18 日入会起。');
    expect(nextProgress(standing([purchase('A', '2026-06-01', 5000)], '2026-06-12'))).toBeNull();
  });

  it('says so when the tier is already kept', () => {
    const kept = standing([purchase('A', '2026-06-01', 2000)], '2026-06-12');
    expect(keepProgress(kept)).toMatchObject({
      holds: true,
      sentence: '保级条件已达成，2027 年 5 月 31 日评定时保住金卡',
    });
    expect(explainTier(kept).counterfactuals[1]).toBe(
      '如果从今天起不再消费，2027 年 5 月 31 日评定时是 2,000，仍是金卡。',
    );
  });

  it('tells a band when it would fall', () => {
    const rich = standing([purchase('A', '2026-01-01', 60_000)], '2026-06-12', spendBands);
    expect(keepProgress(rich)).toBeNull();
    expect(nextProgress(rich)?.sentence).toBe('还差 ¥40,000 消费升到 VIP 客户');
    expect(explainTier(rich).counterfactuals).toContain('如果从今天起不再消费，2027 年 1 月 1 日会调整为潜在客户。');
  });
});

describe('progress over several conditions', () => {
  const visits = (value: number): Rule => ({
    kind: 'condition',
    metric: 'visitDays',
    window: { kind: 'rolling', days: 365 },
    op: '>=',
    value,
  });
  const twoWays = (kind: 'all' | 'any'): ProgrammeVersion => ({
    ...growthCard,
    tiers: growthCard.tiers.map((tier) =>
      tier.key === 'silver' ? { ...tier, entry: { kind, rules: [tier.entry, visits(3)] } } : tier,
    ),
  });

  it('names all that is missing, or either way', () => {
    const facts = [purchase('A', '2026-06-01', 100), engagement('E', '2026-06-02')];
    expect(nextProgress(standing(facts, '2026-06-12', twoWays('all')))?.sentence).toBe(
      '还差 498 成长值、2 天到店升到银卡',
    );
    expect(nextProgress(standing(facts, '2026-06-12', twoWays('any')))?.sentence).toBe(
      '还差 498 成长值或 2 天到店升到银卡',
    );
  });
});
