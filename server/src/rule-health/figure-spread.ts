import type { Distribution } from '@jieti/shared/api/what-if';
import { figureLabel, metricUnit } from '@jieti/shared/rules/tier/wording';
import type { Figure } from './figure.js';

/** Values above this quantile share the last bin: a few very good customers would flatten everybody else. */
const TAIL = 0.99;

/** One figure of many members, each with the tier they hold. */
export interface FigureSpread {
  readonly values: readonly number[];
  /** Tier key of the member at the same place. */
  readonly tiers: readonly string[];
  /** Members there are; more than the values where only a part was read. */
  readonly population: number;
}

/** The spread as bars and quantiles; counts of a part are scaled up to all. */
export function distributionOf(
  figure: Figure,
  { values, tiers, population }: FigureSpread,
  bins: number,
): Distribution {
  const sorted = Float64Array.from(values).sort();
  const quantiles = Array.from({ length: 101 }, (_, percent) => quantileOf(sorted, percent / 100));
  const binWidth = niceWidth((quantileOf(sorted, TAIL) - (sorted[0] ?? 0)) / bins, figure);
  const first = Math.floor((sorted[0] ?? 0) / binWidth);
  const last = Math.max(first, Math.floor(quantileOf(sorted, TAIL) / binWidth));
  const counted = Array.from({ length: values.length === 0 ? 0 : last - first + 1 }, () => new Map<string, number>());
  values.forEach((value, i) => {
    const bin = counted[Math.min(last, Math.floor(value / binWidth)) - first]!;
    const tier = tiers[i]!;
    bin.set(tier, (bin.get(tier) ?? 0) + 1);
  });
  const factor = values.length === 0 ? 1 : population / values.length;
  return {
    label: figureLabel(figure),
    unit: metricUnit(figure.metric),
    members: population,
    binWidth,
    bins: counted.map((bin, i) => binOf((first + i) * binWidth, bin, factor)),
    quantiles,
    sampled: values.length < population,
  };
}

function binOf(from: number, counts: ReadonlyMap<string, number>, factor: number): Distribution['bins'][number] {
  const tiers = Object.fromEntries([...counts].map(([tier, count]) => [tier, Math.round(count * factor)]));
  return { from, tiers, members: Object.values(tiers).reduce((sum, count) => sum + count, 0) };
}

/** The value that this part of the members reaches at most; 0 without any. */
function quantileOf(sorted: Float64Array, part: number): number {
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
}

/** 1, 2 or 5 times a power of ten, at least one whole unit; one yuan for money. */
function niceWidth(width: number, { metric }: Figure): number {
  const least = metricUnit(metric) === 'fen' ? 100 : 1;
  if (width <= least) return least;
  const power = 10 ** Math.floor(Math.log10(width));
  return power * ([1, 2, 5].find((step) => step * power >= width) ?? 10);
}
