export interface FlowStep {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

export interface FlowNode {
  readonly name: string;
  readonly top: number;
  readonly height: number;
  readonly count: number;
}

export interface FlowBand {
  readonly step: FlowStep;
  /** Upper edges where it leaves and where it arrives. */
  readonly fromTop: number;
  readonly toTop: number;
  readonly height: number;
}

export interface FlowLayout {
  readonly left: readonly FlowNode[];
  readonly right: readonly FlowNode[];
  readonly bands: readonly FlowBand[];
}

const GAP = 10;

/** Two columns of names, largest first, with a band for each step as high as its share; `height` of the taller column. */
export function flowLayout(steps: readonly FlowStep[], height: number): FlowLayout {
  const total = steps.reduce((sum, { count }) => sum + count, 0);
  const sides = [sumBy(steps, 'from'), sumBy(steps, 'to')] as const;
  const most = Math.max(sides[0].length, sides[1].length);
  const scale = total === 0 ? 0 : Math.max(0, height - GAP * (most - 1)) / total;
  const [left, right] = sides.map((side) => stacked(side, scale)) as [FlowNode[], FlowNode[]];
  const [fromUsed, toUsed] = [new Map<string, number>(), new Map<string, number>()];
  const bands = steps
    .toSorted((a, b) => b.count - a.count)
    .map((step): FlowBand => {
      const size = step.count * scale;
      const fromTop = place(left, fromUsed, step.from, size);
      return { step, fromTop, toTop: place(right, toUsed, step.to, size), height: size };
    });
  return { left, right, bands };
}

function sumBy(steps: readonly FlowStep[], end: 'from' | 'to'): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>();
  for (const step of steps) sums.set(step[end], (sums.get(step[end]) ?? 0) + step.count);
  return [...sums].toSorted(([, a], [, b]) => b - a);
}

function stacked(side: readonly (readonly [string, number])[], scale: number): FlowNode[] {
  let top = 0;
  return side.map(([name, count]) => {
    const node = { name, top, height: count * scale, count };
    top += node.height + GAP;
    return node;
  });
}

function place(nodes: readonly FlowNode[], used: Map<string, number>, name: string, size: number): number {
  const before = used.get(name) ?? 0;
  used.set(name, before + size);
  return (nodes.find((node) => node.name === name)?.top ?? 0) + before;
}
