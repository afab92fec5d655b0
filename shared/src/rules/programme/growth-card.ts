import type { Perk, ProgrammeVersion, Rule, TierDefinition } from '../../model/programme.js';

const YEAR_OF_GROWTH = { kind: 'rolling', days: 365 } as const;
const NO_CONDITION: Rule = { kind: 'all', rules: [] };

function growthOf(value: number): Rule {
  return { kind: 'condition', metric: 'growth', window: YEAR_OF_GROWTH, op: '>=', value };
}

function beans(payPercent: number, title: string): Perk {
  return { key: 'beans', kind: 'discount', title, note: '不限次', payPercent, categories: ['豆子'] };
}

type HeldTier = Pick<TierDefinition, 'key' | 'name' | 'colours' | 'perks' | 'gifts'>;

function heldForAYear(tier: HeldTier, entry: number, keep: number): TierDefinition {
  const validity = { kind: 'days', days: 365 } as const;
  return { ...tier, entry: growthOf(entry), retention: growthOf(keep), validity, graceDays: 0, downgrade: 'oneStep' };
}

const plain: TierDefinition = {
  key: 'plain',
  name: '普卡',
  colours: { palette: 'plain' },
  entry: NO_CONDITION,
  retention: null,
  validity: { kind: 'forever' },
  graceDays: 0,
  downgrade: 'oneStep',
  perks: [{ key: 'birthday', kind: 'birthday', title: '生日饮品', note: '生日当月小杯 1 杯' }],
  gifts: [],
};

const silver: HeldTier = {
  key: 'silver',
  name: '银卡',
  colours: { palette: 'silver' },
  perks: [
    beans(95, '豆子 9.5 折'),
    { key: 'birthday', kind: 'birthday', title: '生日饮品', note: '生日当月中杯 1 杯' },
    { key: 'monthly', kind: 'freeText', title: '9.5 折券', note: '每月 1 张' },
  ],
  gifts: ['gift-silver'],
};

const gold: HeldTier = {
  key: 'gold',
  name: '金卡',
  colours: { palette: 'gold' },
  perks: [
    beans(90, '豆子 9 折'),
    { key: 'birthday', kind: 'birthday', title: '生日饮品', note: '生日当月任选 1 杯' },
    { key: 'monthly', kind: 'freeText', title: '8.8 折券', note: '每月 2 张' },
    { key: 'first-taste', kind: 'exclusive', title: '新品先尝', note: '提前 3 天' },
    { key: 'class', kind: 'service', title: '手冲课', note: '每季 1 节' },
    { key: 'cupping', kind: 'exclusive', title: '杯测会', note: '每年旁听' },
  ],
  gifts: ['gift-gold'],
};

const platinum: HeldTier = {
  key: 'platinum',
  name: '铂金',
  colours: { palette: 'platinum' },
  perks: [
    beans(85, '豆子 8.5 折'),
    { key: 'birthday', kind: 'birthday', title: '生日饮品', note: '任选 1 杯，加一份豆礼' },
    { key: 'monthly', kind: 'freeText', title: '8 折券', note: '每月 4 张' },
    { key: 'first-taste', kind: 'exclusive', title: '新品先尝', note: '提前 7 天' },
    { key: 'class', kind: 'service', title: '手冲课', note: '每季 2 节，可带 1 人' },
    { key: 'cupping', kind: 'exclusive', title: '杯测会', note: '每年 1 席' },
  ],
  gifts: ['gift-platinum'],
};

/** The growth-value card: ¥1 paid is one growth, tiers by the growth of 365 days, held for 365 days. */
export const growthCard: ProgrammeVersion = {
  programme: 'membership',
  version: 1,
  name: '山野会员',
  ladder: 'held',
  timeZone: 'Asia/Shanghai',
  effectiveFrom: 0,
  refundPolicy: 'atReview',
  growth: {
    perYuan: 1,
    engagement: [
      { activity: 'checkin', growth: 2, dailyCap: 1 },
      { activity: 'invite', growth: 50, dailyCap: 5 },
      { activity: 'survey', growth: 20, dailyCap: 1 },
      { activity: 'streak', growth: 10, dailyCap: 1 },
      { activity: 'read', growth: 1, dailyCap: 3 },
      { activity: 'event', growth: 30, dailyCap: 1 },
      { activity: 'groupVisit', growth: 1, dailyCap: 1 },
      { activity: 'feedback', growth: 5, dailyCap: 1 },
    ],
  },
  tiers: [
    plain,
    heldForAYear(silver, 600, 480),
    heldForAYear(gold, 2_000, 1_600),
    heldForAYear(platinum, 5_000, 4_000),
  ],
};
