import type { Rule, TierDefinition } from '../../model/programme.js';
import { compositeBands } from './composite-bands.js';
import { growthCard } from './growth-card.js';
import { memberChanges } from './member-changes.js';
import { ruleChanges } from './rule-changes.js';
import { programmeTemplates } from './templates.js';
import type { ProgrammeDraft } from './validate-programme.js';

const growth = (value: number, days = 365): Rule => ({
  kind: 'condition',
  metric: 'growth',
  window: { kind: 'rolling', days },
  op: '>=',
  value,
});

/** The growth card with one tier changed. */
function card(rank: number, change: Partial<TierDefinition>, more: Partial<ProgrammeDraft> = {}): ProgrammeDraft {
  const tiers = growthCard.tiers.map((tier, i) => (i === rank ? { ...tier, ...change } : tier));
  return { ...growthCard, ...more, tiers };
}

describe('the differences of two definitions', () => {
  it('has none between equal ones, whatever the order of their keys', () => {
    for (const { version } of programmeTemplates) {
      const turned = JSON.parse(JSON.stringify(version), (_, value: unknown) =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).reverse())
          : value,
      ) as typeof version;
      expect(ruleChanges(version, turned)).toEqual([]);
      expect(memberChanges(version, turned)).toEqual([]);
    }
  });

  it.each<[string, ProgrammeDraft, string, string, string | null, string | null]>([
    ['a threshold', card(2, { entry: growth(1800) }), 'tiers.2.entry.value', '金卡升级成长值', '2,000', '1,800'],
    [
      'a window',
      card(2, { entry: growth(2000, 180) }),
      'tiers.2.entry.window',
      '金卡升级成长值的统计范围',
      '近 365 天',
      '近 180 天',
    ],
    [
      'a rule of another shape',
      card(2, { retention: null }),
      'tiers.2.retention',
      '金卡保级条件',
      '近 12 个月成长值满 1,600',
      '与升级条件相同',
    ],
    ['a name', card(1, { name: '白银' }), 'tiers.1.name', '等级名称', '银卡', '白银'],
    [
      'a validity',
      card(1, { validity: { kind: 'calendarYearEnd' } }),
      'tiers.1.validity',
      '银卡有效期',
      '有效 12 个月',
      '当年 12 月 31 日到期',
    ],
    ['a grace', card(1, { graceDays: 30 }), 'tiers.1.graceDays', '银卡宽限期', '没有', '30 天'],
    ['a downgrade', card(3, { downgrade: 'toBase' }), 'tiers.3.downgrade', '铂金没保住时', '降一级', '降到基础等级'],
    ['a perk taken away', card(0, { perks: [] }), 'tiers.0.perks', '普卡权益', '生日饮品（生日当月小杯 1 杯）', null],
    ['a gift', card(1, { gifts: [] }), 'tiers.1.gifts', '银卡升级礼', 'gift-silver', null],
    [
      'a rate',
      card(1, {}, { growth: { ...growthCard.growth, perYuan: 1.5 } }),
      'growth.perYuan',
      '每元成长值',
      '1',
      '1.5',
    ],
    [
      'a longer streak (D250)',
      card(1, {}, { growth: { ...growthCard.growth, streakDays: 10 } }),
      'growth.streakDays',
      '几天算一次连续签到',
      '7 天',
      '10 天',
    ],
    ['a review day', card(1, {}, { reviewOn: '2027-06-30' }), 'reviewOn', '标准复核日期', null, '2027-06-30'],
    [
      'a publication that judges anew',
      card(1, {}, { onPublish: 'requalify' }),
      'onPublish',
      '生效当天',
      '已有等级不变，到评定时才看',
      '按新规则重新评定一次，可能降级',
    ],
  ])('names %s', (_, after, field, title, was, is) => {
    expect(ruleChanges(growthCard, after)).toEqual([{ field, title, before: was, after: is }]);
  });

  it('names tiers that came, went and changed places', () => {
    const [plain, silver, gold, platinum] = growthCard.tiers as [
      TierDefinition,
      TierDefinition,
      TierDefinition,
      TierDefinition,
    ];
    const black = { ...platinum, key: 'black', name: '黑金', entry: growth(9000) };
    const changed = { ...growthCard, tiers: [plain, gold, silver, black] };
    expect(ruleChanges(growthCard, changed)).toEqual([
      { field: 'tiers', title: '取消等级', before: '铂金', after: '原有的归入黑金' },
      { field: 'tiers', title: '等级顺序（低到高）', before: '普卡、银卡、金卡', after: '普卡、金卡、银卡' },
      { field: 'tiers.3', title: '新增等级', before: null, after: '黑金（近 12 个月成长值满 9,000）' },
    ]);
  });

  it('names weights of a score as a whole', () => {
    const composite = compositeBands.composite!.map((part, i) => ({ ...part, weightPercent: [40, 40, 20][i]! }));
    expect(ruleChanges(compositeBands, { ...compositeBands, composite })).toEqual([
      {
        field: 'composite',
        title: '综合分的组成',
        before:
          '近 12 个月净消费占 50%（¥20,000 得满），近 90 天月均消费次数占 30%（5 得满），近 12 个月成功推荐占 20%（5 得满）',
        after:
          '近 12 个月净消费占 40%（¥20,000 得满），近 90 天月均消费次数占 40%（5 得满），近 12 个月成功推荐占 20%（5 得满）',
      },
    ]);
  });
});

describe('what members are told of a change', () => {
  it('leaves out what does not concern them', () => {
    const engagement = growthCard.growth.engagement.filter(({ activity }) => activity !== 'survey');
    const after = card(
      2,
      { entry: growth(1800), gifts: ['gift-new'], colours: { palette: 'jade' } },
      { reviewOn: '2027-06-30', marginPercent: 30, growth: { ...growthCard.growth, engagement } },
    );
    expect(memberChanges(growthCard, after)).toEqual([
      '金卡升级成长值由 2,000 改为 1,800',
      '金卡升级礼有调整',
      '填写问卷的成长值取消：20，每天最多 1 次',
    ]);
  });
});
