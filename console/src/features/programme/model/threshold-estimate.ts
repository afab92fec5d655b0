import type { Distribution } from '@jieti/shared/api/what-if';

export interface ThresholdEstimate {
  /** Whose figure is at the threshold or above, whatever tier they hold. */
  readonly above: number;
  /** Of the tiers below, those at or above it: they would rise if this condition alone decided. */
  readonly rising: number;
  /** Of this tier and higher, those below it: they would not reach it again. */
  readonly short: number;
}

/**
 * What a threshold would cut; bins are shared out evenly, so figures are near and not exact. The last bin reaches up to
 * the highest figure there is.
 */
export function estimateThreshold(
  { bins, binWidth, quantiles }: Pick<Distribution, 'bins' | 'binWidth' | 'quantiles'>,
  threshold: number,
  lowerTiers: ReadonlySet<string>,
): ThresholdEstimate {
  let above = 0;
  let rising = 0;
  let short = 0;
  for (const [index, bin] of bins.entries()) {
    const isLast = index === bins.length - 1;
    const width = isLast ? Math.max(binWidth, (quantiles.at(-1) ?? 0) - bin.from) : binWidth;
    const part = Math.min(1, Math.max(0, (bin.from + width - threshold) / width));
    above += bin.members * part;
    for (const [tier, members] of Object.entries(bin.tiers)) {
      if (lowerTiers.has(tier)) rising += members * part;
      else short += members * (1 - part);
    }
  }
  return { above: Math.round(above), rising: Math.round(rising), short: Math.round(short) };
}

/** A step a hand can aim at: 1, 2 or 5 times a power of ten, about a hundredth of the range, and no less than `least`. */
export function dragStep(range: number, least: number): number {
  const rough = Math.max(range / 100, 1e-9);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough;
  return Math.max(least, Math.round(step / least) * least);
}

/** The stretch of the figure worth looking at: around the thresholds, and within what members have. */
export function shownRange(
  { bins, binWidth }: Pick<Distribution, 'bins' | 'binWidth'>,
  thresholds: readonly number[],
): readonly [from: number, to: number] {
  const last = bins.findLast((bin) => bin.members > 0);
  const most = (last?.from ?? 0) + binWidth;
  const [low, high] = [Math.min(...thresholds), Math.max(...thresholds)];
  if (thresholds.length === 0 || high === 0) return [0, most];
  const from = Math.floor((low * 0.4) / binWidth) * binWidth;
  const to = Math.max(high + 4 * binWidth, Math.min(most, high * 1.75));
  return [Math.max(0, from), Math.ceil(to / binWidth) * binWidth];
}
