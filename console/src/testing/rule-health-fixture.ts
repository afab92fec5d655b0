import type { RuleHealth } from '@jieti/shared/api/rule-health';
import type { Distribution } from '@jieti/shared/api/what-if';
import { at } from './fixtures';

export function ruleHealth(part: Partial<RuleHealth> = {}): RuleHealth {
  const tier = { justBelow: 0, justAbove: 0, aboutToFall: 0, silentShare: 0.2 };
  return {
    programme: 'membership',
    version: 1,
    asOf: at,
    members: 48_216,
    reviewOn: '2026-06-01',
    reviewOverdue: true,
    tiers: [
      { ...tier, key: 'plain', name: '普卡', palette: 'plain', members: 31_842, share: 0.66, silentShare: 0.61 },
      {
        ...tier,
        key: 'silver',
        name: '银卡',
        palette: 'silver',
        members: 11_306,
        share: 0.235,
        justBelow: 690,
        justAbove: 810,
        aboutToFall: 328,
      },
      {
        ...tier,
        key: 'gold',
        name: '金卡',
        palette: 'gold',
        members: 5_068,
        share: 0.105,
        justBelow: 96,
        justAbove: 438,
        aboutToFall: 114,
      },
    ],
    findings: [
      {
        kind: 'reviewOverdue',
        severity: 'alarm',
        tier: null,
        sentence: '标准该在 2026 年 6 月 1 日复核，已经过了 11 天。',
      },
      {
        kind: 'bunching',
        severity: 'warning',
        tier: 'gold',
        sentence: '金卡门槛上方 5% 以内有 438 人，下方只有 96 人，很多人刚好够到就停下。',
      },
      { kind: 'silent', severity: 'note', tier: 'plain', sentence: '普卡里 61% 的人 90 天没有来过。' },
    ],
    proposals: [
      {
        id: 'quantile',
        title: '按占比',
        label: '近 365 天成长值',
        unit: 'growth',
        cuts: [
          { tier: 'silver', name: '银卡', now: 600, proposed: 640 },
          { tier: 'gold', name: '金卡', now: 2000, proposed: 1750 },
        ],
        shares: [
          { tier: 'plain', name: '普卡', share: 0.68 },
          { tier: 'silver', name: '银卡', share: 0.2 },
          { tier: 'gold', name: '金卡', share: 0.12 },
        ],
      },
      {
        id: 'kMeans',
        title: '按聚类',
        label: '近 365 天成长值',
        unit: 'growth',
        cuts: [
          { tier: 'silver', name: '银卡', now: 600, proposed: 600 },
          { tier: 'gold', name: '金卡', now: 2000, proposed: 2000 },
        ],
        shares: [
          { tier: 'plain', name: '普卡', share: 0.66 },
          { tier: 'silver', name: '银卡', share: 0.235 },
          { tier: 'gold', name: '金卡', share: 0.105 },
        ],
      },
    ],
    ...part,
  };
}

/** Falls from left to right; the first bin holds everybody who bought nothing. */
export function distribution(): Distribution {
  const tierOf = (from: number) => (from < 600 ? 'plain' : from < 2000 ? 'silver' : 'gold');
  const bins = Array.from({ length: 80 }, (_, index) => {
    const from = index * 50;
    const members = index === 0 ? 9_000 : Math.round(900 * Math.exp(-from / 1200));
    return { from, members, tiers: { [tierOf(from)]: members } };
  });
  return {
    label: '近 365 天成长值',
    unit: 'growth',
    members: 48_216,
    binWidth: 50,
    bins,
    quantiles: Array.from({ length: 101 }, (_, percent) => percent * 30),
  };
}
