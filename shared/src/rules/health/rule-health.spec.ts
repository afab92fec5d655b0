import { day } from '../../../test/build-facts.js';
import type { ProgrammeVersion } from '../../model/programme.js';
import { frequencyBands } from '../programme/frequency-bands.js';
import { growthCard } from '../programme/growth-card.js';
import { lifecycle } from '../programme/lifecycle.js';
import { spendBands } from '../programme/spend-bands.js';
import { validateProgramme } from '../programme/validate-programme.js';
import { TARGET_TOLERANCE, targetShares } from './cut-proposals.js';
import { draftFromCuts } from './draft-from-cuts.js';
import { kMeansCuts } from './k-means-cuts.js';
import { leadingFigure } from './leading-figure.js';
import { naturalBreaks } from './natural-breaks.js';
import { niceNumber } from './nice-number.js';
import { ruleHealth, type RuleHealthInput } from './rule-health.js';

const today = day('2026-06-12');
const reviewed: ProgrammeVersion = { ...spendBands, reviewOn: '2026-12-31' };

/** Members with these figures, each in the band of today. */
function shop(values: readonly number[], version: ProgrammeVersion = reviewed, more: Partial<RuleHealthInput> = {}) {
  const { thresholds } = leadingFigure(version)!;
  const tiers = values.map((value) => version.tiers[thresholds.filter((one) => value >= one).length]!.key);
  const members = Object.fromEntries(version.tiers.map(({ key }) => [key, tiers.filter((one) => one === key).length]));
  return ruleHealth({ version, today, members, aboutToFall: {}, silentShare: {}, values, tiers, ...more });
}

/** Even steps of a steep curve, as spending is spread: most buy little, few buy much. */
const steep = Array.from({ length: 2000 }, (_, i) => Math.round(20_000 * (1 / (1 - i / 2000) - 1)));

describe('the health of a ladder (T13, X-8)', () => {
  it('alarms when 95 % are in one tier, and proposes cuts whose shares are those aimed at', () => {
    const report = shop(steep);
    expect(report.tiers[0]!.share).toBeGreaterThan(0.95);
    expect(report.findings[0]).toEqual({
      kind: 'crowded',
      severity: 'alarm',
      tier: 'potential',
      sentence: '98.0% 的会员都在潜在客户，等级几乎不起区分作用。看看建议的门槛。',
    });
    const quantile = report.proposals.find(({ id }) => id === 'quantile')!;
    expect(quantile.cuts.map(({ proposed }) => proposed)).toEqual([50_000, 200_000, 1_000_000]);
    quantile.shares.forEach(({ share }, i) =>
      expect(Math.abs(share - targetShares(4)[i]!)).toBeLessThanOrEqual(TARGET_TOLERANCE),
    );
  });

  it('gives with a proposal exactly the shares it names, and a draft that can be published', () => {
    const report = shop(steep);
    expect(report.proposals.map(({ id }) => id)).toEqual(['quantile', 'naturalBreaks', 'kMeans']);
    for (const proposal of report.proposals) {
      const draft = draftFromCuts(reviewed, leadingFigure(reviewed)!, proposal);
      expect(validateProgramme(draft)).toEqual([]);
      const after = shop(steep, { ...draft, version: 2, effectiveFrom: 0 });
      expect(after.tiers.map(({ share }) => share.toFixed(6))).toEqual(
        proposal.shares.map(({ share }) => share.toFixed(6)),
      );
    }
  });

  it.each<[string, readonly number[], number]>([
    ['most buy little', steep, 3],
    ['every third has never bought', steep.map((value, i) => (i % 3 === 0 ? 0 : value)), 3],
    ['all are much alike', steep.map((_, i) => 300_000 + Math.round(100_000 * Math.sin(i))), 1],
    ['two groups stand far apart', steep.map((_, i) => (i % 2 === 0 ? 1_000 + i : 5_000_000 + i)), 0],
    ['nine of ten have never bought', steep.map((value, i) => (i % 10 === 0 ? value + 100 : 0)), 2],
  ])('proposes only ladders a shop would use: when %s (D62)', (_, values, methods) => {
    const bought = values.filter((value) => value > 0).sort((a, b) => a - b);
    const median = bought[bought.length >> 1]!;
    const { proposals } = shop(values);
    expect(proposals).toHaveLength(methods);
    for (const { cuts, shares } of proposals) {
      const parts = shares.map(({ share }) => share);
      expect([...parts].sort((a, b) => b - a)).toEqual(parts);
      expect(new Set(parts).size).toBe(parts.length);
      expect(parts.at(-1)).toBeGreaterThan(0);
      expect(cuts[0]!.proposed).toBeGreaterThanOrEqual(median / 2);
    }
  });

  it('leaves a method out whose cuts are of no use, and keeps the others (D62)', () => {
    const ids = (values: readonly number[]) => shop(values).proposals.map(({ id }) => id);
    const bell = Array.from({ length: 2000 }, (_, i) => Math.round(500_000 + 60_000 * Math.log((i + 1) / (2000 - i))));
    expect(ids(bell)).not.toContain('naturalBreaks');
    expect(ids(bell)).toContain('quantile');
    // Four of five never came: the cut by quantile would give a tier for a fen.
    expect(ids(steep.map((value, i) => (i % 5 === 0 ? value + 100_000 : 0)))).not.toContain('quantile');
  });

  it('moves what keeps a tier with what gives it', () => {
    const figure = leadingFigure(growthCard)!;
    const cuts = [{ tier: 'silver', name: '银卡', now: 600, proposed: 300 }];
    const [, silver, gold] = draftFromCuts(growthCard, figure, { cuts }).tiers;
    expect(silver).toMatchObject({ entry: { value: 300 }, retention: { value: 240 } });
    expect(gold).toBe(growthCard.tiers[2]);
  });

  it('proposes nothing where most figures are the same or the tiers follow several', () => {
    expect(shop(Array.from({ length: 100 }, () => 0)).proposals).toEqual([]);
    expect([leadingFigure(lifecycle), leadingFigure(frequencyBands)]).toEqual([null, null]);
  });

  it('says when the standards were to be looked at', () => {
    const finding = (reviewOn?: string) =>
      shop([], { ...spendBands, reviewOn }).findings.map(({ sentence }) => sentence);
    expect(finding('2026-06-01')).toEqual([
      '消费分层该在 2026 年 6 月 1 日复核，已过 11 天。看一遍标准，再定下次的日期。',
    ]);
    expect(finding('2026-06-12')).toEqual([]);
    expect(finding()).toEqual(['消费分层还没有复核日期。定一个，到时会提醒你再看一遍标准。']);
  });

  it('sees members gather on either side of a threshold', () => {
    const even = Array.from({ length: 400 }, (_, i) => 800_000 + i * 1_000);
    const aim = Array.from({ length: 100 }, (_, i) => 1_000_000 + i * 100);
    const stop = Array.from({ length: 100 }, (_, i) => 999_900 - i * 100);
    const bunching = (values: readonly number[]) => shop(values).findings.filter(({ kind }) => kind === 'bunching');
    expect(bunching(even)).toEqual([]);
    expect(bunching([...even, ...aim])).toMatchObject([{ severity: 'note', tier: 'ordinary' }]);
    expect(bunching([...even, ...stop])).toMatchObject([
      {
        severity: 'warning',
        sentence: '差一点到普通客户的有 150 人，约是旁边的 3.0 倍：很多人停在门槛前，可以提醒他们，或略降门槛。',
      },
    ]);
    expect(shop([...even, ...stop]).tiers[1]).toMatchObject({ justBelow: 150, justAbove: 50 });
  });

  it('names tiers that are empty, silent, about to fall, or not told apart', () => {
    const values = Array.from({ length: 200 }, (_, i) => i * 40_000);
    const more = { aboutToFall: { ordinary: 60 }, silentShare: { important: 0.6 } };
    const kinds = shop(values, reviewed, more).findings.map(({ kind, tier }) => [kind, tier]);
    expect(kinds).toEqual([
      ['aboutToFall', 'ordinary'],
      ['silent', 'important'],
      ['empty', 'vip'],
    ]);
    const mixed = shop(values, reviewed, { tiers: values.map((_, i) => (i % 2 ? 'ordinary' : 'important')) });
    expect(mixed.findings).toContainEqual(expect.objectContaining({ kind: 'overlap', tier: 'important' }));
  });

  it('keeps quiet about a shop with few members', () => {
    expect(shop([1, 2, 3]).findings).toEqual([]);
  });
});

describe('where figures fall into groups', () => {
  const bins = [1, 2, 3, 20, 21, 22, 90, 91].map((value) => ({ value, weight: 1 }));

  it('finds the breaks of least spread, and the boundaries between clusters', () => {
    expect(naturalBreaks(bins, 3)).toEqual([20, 90]);
    expect(kMeansCuts(bins, 3)).toEqual([11.5, 55.75]);
  });

  it('is exact: no other two breaks of the bins have less spread', () => {
    const spread = (from: number, to: number) => {
      const part = bins.slice(from, to).map(({ value }) => value);
      const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
      return part.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    };
    let best: readonly number[] = [];
    let least = Infinity;
    for (let a = 1; a < bins.length; a++)
      for (let b = a + 1; b < bins.length; b++) {
        const total = spread(0, a) + spread(a, b) + spread(b, bins.length);
        if (total < least) [least, best] = [total, [bins[a]!.value, bins[b]!.value]];
      }
    expect(naturalBreaks(bins, 3)).toEqual(best);
  });

  it('rounds to what people would write', () => {
    expect([
      niceNumber(123_456, 'netSpend', 2),
      niceNumber(1_834, 'growth', 1),
      niceNumber(0.4, 'orderCount', 2),
    ]).toEqual([120_000, 2000, 1]);
    expect(niceNumber(2.34, 'ordersPerMonth', 2)).toBe(2.3);
  });
});
