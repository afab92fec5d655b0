import type { Condition, Rule, TierDefinition } from '../../model/programme.js';
import { growthCard } from './growth-card.js';
import { programmeTemplates } from './templates.js';
import { validateProgramme, type ProgrammeDraft } from './validate-programme.js';

const growth = (value: number, days = 365): Condition => ({
  kind: 'condition',
  metric: 'growth',
  window: { kind: 'rolling', days },
  op: '>=',
  value,
});

/** The growth card with one tier changed. */
function changed(rank: number, change: Partial<TierDefinition>, more: Partial<ProgrammeDraft> = {}): ProgrammeDraft {
  return {
    ...growthCard,
    ...more,
    tiers: growthCard.tiers.map((tier, i) => (i === rank ? { ...tier, ...change } : tier)),
  };
}

describe('checking a programme', () => {
  it.each(programmeTemplates.map((one) => [one.id, one.version] as const))(
    'finds nothing wrong with the template %s',
    (_, version) => {
      expect(validateProgramme(version)).toEqual([]);
    },
  );

  const cases: readonly (readonly [string, ProgrammeDraft, string, string])[] = [
    [
      'thresholds in the wrong order',
      changed(2, { entry: growth(599), retention: null }),
      'tiers.2.entry.value',
      '「金卡」的近 365 天成长值 599 低于「银卡」的 600，顺序反了。',
    ],
    [
      'a time zone that is none',
      changed(2, {}, { timeZone: 'Mars/Olympus' }),
      'timeZone',
      '没有「Mars/Olympus」这个时区。',
    ],
    [
      'equal thresholds',
      changed(2, { entry: growth(600), retention: null }),
      'tiers.2.entry.value',
      '「金卡」和「银卡」的门槛一样，「银卡」永远到不了。',
    ],
    ['a repeated key', changed(2, { key: 'silver' }), 'tiers.2.key', '编号「silver」用了两次，每级要不同。'],
    ['a repeated name', changed(2, { name: '银卡' }), 'tiers.2.name', '名称「银卡」用了两次，会员分不清。'],
    [
      'a base tier with a condition',
      changed(0, { entry: growth(1) }),
      'tiers.0.entry',
      '「普卡」是基础等级，入会即得，不能有条件。',
    ],
    [
      'a base tier that ends',
      changed(0, { validity: { kind: 'days', days: 30 } }),
      'tiers.0.validity',
      '「普卡」是基础等级，要长期有效。',
    ],
    [
      'an upper tier without a condition',
      changed(2, { entry: { kind: 'all', rules: [] } }),
      'tiers.2.entry',
      '「金卡」没有条件，人人都是，下面的等级就到不了。',
    ],
    [
      'an empty choice',
      changed(2, { entry: { kind: 'any', rules: [] } }),
      'tiers.2.entry',
      '「金卡」：“任一”里没有条件，永远达不到。',
    ],
    [
      'a window of no day',
      changed(1, { entry: growth(600, 0), retention: null }),
      'tiers.1.entry.window.days',
      '「银卡」：统计天数至少 1 天。',
    ],
    [
      'a retention above the entry',
      changed(1, { retention: growth(601) }),
      'tiers.1.retention.value',
      '「银卡」保级的近 365 天成长值比升级还高，刚升上来就保不住。',
    ],
    [
      'grace as long as the validity',
      changed(1, { graceDays: 365 }),
      'tiers.1.graceDays',
      '「银卡」的宽限期 365 天不短于有效期 365 天。',
    ],
    [
      'grace without a review',
      changed(1, { graceDays: 1, validity: { kind: 'forever' } }),
      'tiers.1.graceDays',
      '「银卡」长期有效，不会评定，宽限期没有意义。',
    ],
    [
      'validity on a band',
      changed(1, {}, { ladder: 'live' }),
      'tiers.1.validity',
      '「银卡」在随指标变动的分层里，不能另有有效期。',
    ],
    [
      'a mapping to nowhere',
      changed(1, {}, { mapping: { bronze: 'copper' } }),
      'mapping.bronze',
      '「bronze」对应的「copper」不在新方案里。',
    ],
    [
      'more visit days than days',
      changed(3, { entry: visits(31, 30) }),
      'tiers.3.entry.value',
      '「铂金」：近 30 天到店最多 30，达不到 31。',
    ],
    [
      'growth that nothing brings',
      changed(1, {}, { growth: { perYuan: 0, engagement: [] } }),
      'tiers.1.entry.metric',
      '「银卡」：方案里没有任何成长值来源，达不到。',
    ],
    [
      'a rate of five decimals',
      changed(1, {}, { growth: { perYuan: 0.00001, engagement: [] } }),
      'growth.perYuan',
      '每元成长值最多四位小数。',
    ],
    [
      'a streak of one day (D250)',
      changed(1, {}, { growth: { ...growthCard.growth, streakDays: 1 } }),
      'growth.streakDays',
      '连续签到的奖励要隔 2 到 366 的整天数。',
    ],
    ['a single tier', { ...growthCard, tiers: growthCard.tiers.slice(0, 1) }, 'tiers', '等级要有 2 到 10 级。'],
  ];

  it.each(cases)('names %s', (_, draft, field, message) => {
    expect(validateProgramme(draft)).toContainEqual({ field, message });
  });

  it('lets a tier add a condition on another figure', () => {
    expect(
      validateProgramme(changed(2, { entry: { kind: 'all', rules: [growth(600), visits(10, 365)] }, retention: null })),
    ).toEqual([]);
  });
});

function visits(value: number, days: number): Rule {
  return { kind: 'condition', metric: 'visitDays', window: { kind: 'rolling', days }, op: '>=', value };
}
