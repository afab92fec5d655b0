import type { Condition, Metric, MetricWindow, Perk, Rule, TierDefinition } from '../../model/programme.js';
import { compositeBands } from './composite-bands.js';
import { growthCard } from './growth-card.js';
import { liveLadder, liveTier, NO_CONDITION } from './live-tier.js';
import { validateProgramme, type ProgrammeDraft } from './validate-programme.js';

const YEAR: MetricWindow = { kind: 'rolling', days: 365 };
const of = (metric: Metric, op: Condition['op'], value: number, window: MetricWindow = YEAR): Condition => ({
  kind: 'condition',
  metric,
  window,
  op,
  value,
});
const all = (...rules: Rule[]): Rule => ({ kind: 'all', rules });
const any = (...rules: Rule[]): Rule => ({ kind: 'any', rules });

/** The growth card with one tier changed. */
function card(rank: number, change: Partial<TierDefinition>, more: Partial<ProgrammeDraft> = {}): ProgrammeDraft {
  const tiers = growthCard.tiers.map((tier, i) => (i === rank ? { ...tier, ...change } : tier));
  return { ...growthCard, ...more, tiers };
}

const gold = (entry: Rule) => card(2, { entry, retention: null });
const perk = (more: Partial<Perk>): Perk => ({ key: 'beans', kind: 'discount', title: '豆子 9 折', note: '', ...more });

/** Live bands on one figure, from the base up. */
function bands(...entries: Rule[]): ProgrammeDraft {
  const names = ['一档', '二档', '三档'];
  const upper = entries.map((entry, i) => liveTier({ key: `b${i}`, name: names[i]!, palette: 'silver', entry }));
  const base = liveTier({ key: 'base', name: '基础', palette: 'plain', entry: NO_CONDITION });
  return liveLadder({ programme: 'bands', name: '分层', tiers: [base, ...upper] });
}

const composite = (more: Partial<ProgrammeDraft>): ProgrammeDraft => ({ ...compositeBands, ...more });
const parts = compositeBands.composite!;

const cases: readonly (readonly [string, ProgrammeDraft, string, string])[] = [
  [
    'two conditions that exclude each other',
    gold(all(of('orderCount', '>=', 10), of('orderCount', '<', 5))),
    'tiers.2.entry.rules.1.value',
    '「金卡」：近 365 天消费次数不能既满 10 又少于 5，永远达不到。',
  ],
  [
    'a contradiction inside a choice',
    gold(any(of('growth', '>=', 2000), all(of('recencyDays', '<=', 9), of('recencyDays', '>=', 10)))),
    'tiers.2.entry.rules.1.rules.1.value',
    '「金卡」：近 365 天距上次消费不能既不超过 9 又满 10，永远达不到。',
  ],
  [
    'a contradiction across groups',
    gold(all(any(of('orderCount', '<', 2), of('orderCount', '<', 3)), of('orderCount', '>=', 5))),
    'tiers.2.entry',
    '「金卡」：各个条件互相矛盾，永远达不到。',
  ],
  [
    'a tier that swallows the one below by asking less',
    gold(any(of('growth', '>=', 600), of('visitDays', '>=', 9))),
    'tiers.2.entry',
    '达到「银卡」的人也都达到「金卡」，「银卡」永远到不了。',
  ],
  [
    'a tier that every visitor of the one below reaches as well',
    bands(of('visitDays', '>=', 10), of('orderCount', '>=', 10)),
    'tiers.2.entry.value',
    '达到「一档」的人也都达到「二档」，「一档」永远到不了。',
  ],
  [
    'bands that overlap',
    bands(all(of('orderCount', '>=', 1), of('orderCount', '<', 5)), of('orderCount', '>=', 2)),
    'tiers.2.entry.value',
    '「二档」和「一档」在近 365 天消费次数 2–5 之间重叠，会员会同时符合两级。',
  ],
  [
    'bands that leave a gap',
    bands(all(of('netSpend', '>=', 1_000_000), of('netSpend', '<', 5_000_000)), of('netSpend', '>=', 6_000_000)),
    'tiers.2.entry.value',
    '「一档」和「二档」之间，近 365 天净消费 ¥50,000–¥60,000 没有等级接住，会掉到最低一级。',
  ],
  [
    'a retention on a band',
    card(1, {}, { ladder: 'live' }),
    'tiers.1.retention',
    '「银卡」在随指标变动的分层里，没有评定，不能另有保级条件。',
  ],
  [
    'a retention that the entry always meets first',
    card(1, { retention: all(of('growth', '>=', 600), of('visitDays', '>=', 3)) }),
    'tiers.1.retention',
    '「银卡」的保级条件比升级条件还难，升级条件成立就已经保级，写了不起作用。',
  ],
  [
    'a threshold below zero',
    gold(of('growth', '>=', -1)),
    'tiers.2.entry.value',
    '「金卡」：近 365 天成长值的门槛不能小于 0。',
  ],
  [
    'a part of a fen',
    gold(all(of('growth', '>=', 2000), of('netSpend', '>=', 100.5))),
    'tiers.2.entry.rules.1.value',
    '「金卡」：近 365 天净消费的门槛要是整数分，最小到 ¥0.01。',
  ],
  [
    'a part of an order',
    gold(of('orderCount', '>=', 2.5)),
    'tiers.2.entry.value',
    '「金卡」：近 365 天消费次数的门槛要是整数。',
  ],
  [
    'a window the figure does not know',
    gold(of('memberDays', '>=', 30)),
    'tiers.2.entry.window',
    '「金卡」：会龄不能按“近 365 天”统计，只有“累计”。',
  ],
  [
    'a composite condition without a composite',
    gold(all(of('growth', '>=', 2000), of('composite', '>=', 5000, { kind: 'lifetime' }))),
    'tiers.2.entry.rules.1.metric',
    '「金卡」：方案里没有写综合分由什么组成，先在“综合分”里列出各项和权重。',
  ],
  [
    'an engagement score without its terms',
    gold(all(of('growth', '>=', 2000), of('engagementScore', '>=', 500))),
    'tiers.2.entry.rules.1.metric',
    '「金卡」：方案里没有写互动分怎么计，先在“互动分”里列出互动和分值。',
  ],
  [
    'weights that do not make 100 %',
    composite({ composite: parts.map((part, i) => (i === 0 ? { ...part, weightPercent: 40 } : part)) }),
    'composite',
    '综合分各项的权重合计 90%，要正好 100%。',
  ],
  [
    'a weight of nothing',
    composite({
      composite: [
        { ...parts[0]!, weightPercent: 100 },
        { ...parts[1]!, weightPercent: 0 },
      ],
    }),
    'composite.1.weightPercent',
    '综合分里近 90 天月均消费次数的权重要是大于 0 的整数百分比。',
  ],
  [
    'a cap of nothing',
    composite({ composite: parts.map((part, i) => (i === 2 ? { ...part, cap: 0 } : part)) }),
    'composite.2.cap',
    '综合分里近 365 天成功推荐的满分值要大于 0。',
  ],
  [
    'a half-life of no day',
    card(1, {}, { engagementScore: { halfLifeDays: 0, kinds: [] } }),
    'engagementScore.halfLifeDays',
    '互动分减半的天数至少 1 天；不减半就留空。',
  ],
  [
    'a year with a year of grace',
    card(1, { validity: { kind: 'calendarYearEnd' }, graceDays: 365 }),
    'tiers.1.graceDays',
    '「银卡」的宽限期 365 天不短于有效期 365 天。',
  ],
  [
    'a review day that is none',
    card(1, {}, { reviewOn: '2027-02-30' }),
    'reviewOn',
    '复核日期「2027-02-30」不是日期，要写成 2027-06-30 这样。',
  ],
  [
    'a return window of part of a day',
    card(1, {}, { returnWindowDays: 1.5 }),
    'returnWindowDays',
    '退货期要是 0 到 366 的整天数。',
  ],
  [
    'a perk twice',
    card(1, { perks: [perk({ payPercent: 90 }), perk({ payPercent: 80 })] }),
    'tiers.1.perks.1.key',
    '「银卡」的权益编号「beans」用了两次。',
  ],
  [
    'a discount that gives everything away',
    card(1, { perks: [perk({ payPercent: 0 })] }),
    'tiers.1.perks.0.payPercent',
    '「银卡」的「豆子 9 折」是折扣，要写付百分之几，1 到 99 的整数，9 折写 90。',
  ],
  [
    'a gift twice',
    card(1, { gifts: ['gift-silver', 'gift-silver'] }),
    'tiers.1.gifts.1',
    '「银卡」的升级礼「gift-silver」写了两次，只能保留一条。',
  ],
];

describe('drafts that are refused (D50)', () => {
  it.each(cases)('names %s', (_, draft, field, message) => {
    expect(validateProgramme(draft)).toContainEqual({ field, message });
  });
});

describe('drafts that are not refused', () => {
  it.each<[string, ProgrammeDraft]>([
    [
      'half-open bands that meet',
      bands(all(of('orderCount', '>=', 1), of('orderCount', '<=', 4)), of('orderCount', '>=', 5)),
    ],
    ['bands that fall with the figure', bands(of('recencyDays', '<=', 90), of('recencyDays', '<=', 30))],
    ['a higher tier on another figure', gold(of('visitDays', '>=', 20))],
    ['provisional refunds without a return window of their own', card(1, {}, { refundPolicy: 'provisional' })],
    ['a retention equal to the entry', card(1, { retention: growthCard.tiers[1]!.entry })],
    ['a monthly rate of half an order', bands(of('ordersPerMonth', '>=', 0.5))],
  ])('lets %s pass', (_, draft) => expect(validateProgramme(draft)).toEqual([]));
});
