import type { ProgrammeVersion } from '../../model/programme.js';
import { figureLabel, metricUnit, type FigureUnit } from '../tier/wording.js';
import { kMeansCuts } from './k-means-cuts.js';
import type { LeadingFigure } from './leading-figure.js';
import { naturalBreaks, type WeightedBin } from './natural-breaks.js';
import { niceNumber, stepOf } from './nice-number.js';

/** Other cut points for a ladder, with the share of members each tier would have by today's figures. */
export interface CutProposal {
  readonly id: 'quantile' | 'naturalBreaks' | 'kMeans';
  readonly title: string;
  readonly label: string;
  readonly unit: FigureUnit;
  readonly cuts: readonly {
    readonly tier: string;
    readonly name: string;
    readonly now: number;
    readonly proposed: number;
  }[];
  /** Base tier first. */
  readonly shares: readonly { readonly tier: string; readonly name: string; readonly share: number }[];
}

/** Rounding to numbers people would write may move a share by so much from what was aimed at. */
export const TARGET_TOLERANCE = 0.03;

/** A tier above the base is for more than having come once: for at least this much of the median of those who came. */
const LEAST_OF_MEDIAN = 0.5;

const fallingShares: Readonly<Record<number, readonly number[]>> = {
  2: [0.8, 0.2],
  3: [0.75, 0.2, 0.05],
  4: [0.7, 0.2, 0.08, 0.02],
  5: [0.65, 0.2, 0.09, 0.04, 0.02],
};

/** What a shop aims at unless it says otherwise: shares that fall steeply, base tier first. */
export function targetShares(tiers: number): readonly number[] {
  const known = fallingShares[tiers];
  if (known) return known;
  const falling = Array.from({ length: tiers }, (_, i) => 0.5 ** i);
  const total = falling.reduce((sum, share) => sum + share, 0);
  return falling.map((share) => share / total);
}

/**
 * Proposals by quantile, natural breaks and K-means. Left out is what no shop would use: cuts that leave a tier empty or
 * fuller than the one below it, or that give a tier to nearly everybody who has bought at all.
 */
export function cutProposals(
  version: Pick<ProgrammeVersion, 'tiers'>,
  figure: LeadingFigure,
  values: readonly number[],
  targets: readonly number[] = targetShares(version.tiers.length),
): readonly CutProposal[] {
  const sorted = Float64Array.from(values).sort();
  const classes = version.tiers.length;
  const plain = histogram(sorted, (value) => value);
  const median = medianAboveZero(sorted);
  // Clusters of the lower half only tell little from less; all of it is the base.
  const logarithmic = histogram(upFrom(sorted, median), Math.log1p);
  const ways: readonly (readonly [CutProposal['id'], string, readonly number[]])[] = [
    ['quantile', '按人数比例', quantileCuts(sorted, targets, figure)],
    ['naturalBreaks', '按自然断点', naturalBreaks(plain, classes).map((value) => niceNumber(value, figure.metric, 2))],
    [
      'kMeans',
      '按聚类边界',
      kMeansCuts(logarithmic, classes).map((value) => niceNumber(Math.expm1(value), figure.metric, 2)),
    ],
  ];
  return ways
    .filter(([, , cuts]) => cuts.length === classes - 1 && rises(cuts) && cuts[0]! >= median * LEAST_OF_MEDIAN)
    .map(([id, title, cuts]) => proposalOf(version, figure, sorted, { id, title, cuts }))
    .filter(({ shares }) => falls(shares.map(({ share }) => share)));
}

function rises(cuts: readonly number[]): boolean {
  return cuts.every((value, i) => value > (cuts[i - 1] ?? 0));
}

/** Fewer and fewer from the base up, and nobody nowhere. */
function falls(shares: readonly number[]): boolean {
  return shares.every((share, i) => share > 0 && (i === 0 || share < shares[i - 1]!));
}

/** What half of those have reached who have anything at all; 0 where nobody has. */
function medianAboveZero(sorted: Float64Array): number {
  const above = upFrom(sorted, Number.MIN_VALUE);
  return above[above.length >> 1] ?? 0;
}

function upFrom(sorted: Float64Array, least: number): Float64Array {
  return sorted.subarray(sorted.length - Math.round(shareFrom(sorted, least) * sorted.length));
}

interface Way {
  readonly id: CutProposal['id'];
  readonly title: string;
  readonly cuts: readonly number[];
}

function proposalOf(
  { tiers }: Pick<ProgrammeVersion, 'tiers'>,
  figure: LeadingFigure,
  sorted: Float64Array,
  { id, title, cuts }: Way,
): CutProposal {
  const above = [1, ...cuts.map((cut) => shareFrom(sorted, cut)), 0];
  return {
    id,
    title,
    label: figureLabel(figure),
    unit: metricUnit(figure.metric),
    cuts: cuts.map((proposed, i) => {
      const { key, name } = tiers[i + 1]!;
      return { tier: key, name, now: figure.thresholds[i]!, proposed };
    }),
    shares: tiers.map(({ key, name }, i) => ({ tier: key, name, share: above[i]! - above[i + 1]! })),
  };
}

/** Cuts that leave the shares aimed at, rounded as far as that lets them; each above the one before. */
function quantileCuts(sorted: Float64Array, targets: readonly number[], { metric }: LeadingFigure): readonly number[] {
  const cuts: number[] = [];
  let below = 0;
  for (const target of targets.slice(0, -1)) {
    below += target;
    const wanted = 1 - below;
    const least = (cuts.at(-1) ?? 0) + stepOf(metric);
    const exact = Math.max(least, sorted[Math.min(sorted.length - 1, Math.ceil(below * sorted.length))] ?? 0);
    const rounded = [1, 2, 3, 4].map((digits) => Math.max(least, niceNumber(exact, metric, digits)));
    const allowed = Math.min(TARGET_TOLERANCE / 2, wanted / 4);
    cuts.push(rounded.find((cut) => Math.abs(shareFrom(sorted, cut) - wanted) <= allowed) ?? rounded.at(-1)!);
  }
  return cuts;
}

/** The share of values from `cut` up. */
function shareFrom(sorted: Float64Array, cut: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < cut) low = middle + 1;
    else high = middle;
  }
  return sorted.length === 0 ? 0 : (sorted.length - low) / sorted.length;
}

const MOST_BINS = 200;

/** Bins of about equally many values, each at its mean, so that the long tail of good customers keeps its detail. */
function histogram(sorted: Float64Array, scale: (value: number) => number): readonly WeightedBin[] {
  const size = Math.max(1, Math.ceil(sorted.length / MOST_BINS));
  const bins: WeightedBin[] = [];
  for (let i = 0; i < sorted.length; i += size) {
    const part = sorted.subarray(i, i + size);
    const value = part.reduce((sum, one) => sum + scale(one), 0) / part.length;
    const last = bins.at(-1);
    if (last && last.value === value) bins[bins.length - 1] = { value, weight: last.weight + part.length };
    else bins.push({ value, weight: part.length });
  }
  return bins;
}
