import type { Distribution } from '@jieti/shared/api/what-if';

interface Part {
  readonly tier: string;
  readonly members: number;
  readonly y: number;
  readonly height: number;
}

export interface HistogramBar {
  readonly from: number;
  readonly members: number;
  readonly x: number;
  readonly width: number;
  readonly parts: readonly Part[];
  /** Taller than the picture; its figure is printed beside it. */
  readonly cut: boolean;
}

export interface Histogram {
  readonly bars: readonly HistogramBar[];
  readonly last: number;
  /** Members right of the picture. */
  readonly beyond: number;
  readonly most: number;
  readonly xOf: (value: number) => number;
}

interface HistogramInput {
  readonly distribution: Distribution;
  /** Base first: the order of the stack, from the bottom. */
  readonly tiers: readonly string[];
  readonly highestCut: number;
  readonly width: number;
  readonly height: number;
}

const ROOM_RIGHT = 1.4;
const USUAL_TAIL = 99;

/**
 * Bars from zero to somewhat past the highest threshold or the 99th percentile; one crowded bin, mostly the zeros, is
 * cut off so that the others can be told apart. A last bin that takes in everybody above it is not drawn as one.
 */
export function histogramLayout({ distribution, tiers, highestCut, width, height }: HistogramInput): Histogram {
  const { bins, binWidth, quantiles } = distribution;
  const wanted = Math.max(highestCut * ROOM_RIGHT, quantiles[USUAL_TAIL] ?? 0);
  const end = (bins.at(-1)?.from ?? 0) + binWidth;
  const own = (quantiles.at(-1) ?? 0) >= end ? bins.slice(0, -1) : bins;
  const shown = own.filter(({ from }) => from <= wanted);
  const first = shown[0]?.from ?? 0;
  const filled = (shown.at(-1)?.from ?? 0) + binWidth;
  const last = highestCut <= filled * ROOM_RIGHT ? Math.max(filled, highestCut + binWidth) : filled;
  const sizes = shown.map(({ members }) => members).sort((a, b) => b - a);
  const [highest = 0, second = 0] = sizes;
  const most = Math.max(1, highest > 2 * second && second > 0 ? second * 1.15 : highest);
  const xOf = (value: number) => ((value - first) / Math.max(binWidth, last - first)) * width;
  const bars = shown.map((bin): HistogramBar => {
    let y = height;
    const squeeze = Math.min(1, most / Math.max(1, bin.members));
    const parts = tiers.flatMap((tier) => {
      const members = bin.tiers[tier] ?? 0;
      if (members === 0) return [];
      const tall = (members / most) * squeeze * height;
      y -= tall;
      return [{ tier, members, y, height: tall }];
    });
    const x = xOf(bin.from);
    return { from: bin.from, members: bin.members, x, width: xOf(bin.from + binWidth) - x, parts, cut: squeeze < 1 };
  });
  const beyond = bins.slice(shown.length).reduce((sum, { members }) => sum + members, 0);
  return { bars, last, beyond, most, xOf };
}
