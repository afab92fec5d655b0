import type { Condition, Metric, MetricWindow, Rule } from '../../model/programme.js';
import { sameWindow } from '../tier/compile-version.js';

export type Figure = Pick<Condition, 'metric' | 'window'>;

/** The values of one figure for which conditions hold: `low ≤ x < high`, with `high` itself when it is closed. */
export interface FigureRange extends Figure {
  readonly low: number;
  readonly high: number;
  readonly highClosed: boolean;
}

/** All of its ranges at once; one alternative of a rule. */
export type RuleBox = readonly FigureRange[];

/** Rules of the designer have a handful of alternatives; a tree of more is not looked into. */
const MOST_BOXES = 256;

/** A rule as alternatives, contradictory ones included; null when there are too many to compare. */
export function boxesOf(rule: Rule): readonly RuleBox[] | null {
  if (rule.kind === 'condition') return [[rangeOf(rule)]];
  const parts = rule.rules.map(boxesOf);
  let boxes: readonly RuleBox[] = rule.kind === 'all' ? [[]] : [];
  for (const part of parts) {
    if (!part) return null;
    boxes = rule.kind === 'any' ? [...boxes, ...part] : boxes.flatMap((box) => part.map((more) => both(box, more)));
    if (boxes.length > MOST_BOXES) return null;
  }
  return boxes;
}

export function rangeOf({ metric, window, op, value }: Condition): FigureRange {
  switch (op) {
    case '>=':
      return { metric, window, low: value, high: Infinity, highClosed: false };
    case '<':
      return { metric, window, low: -Infinity, high: value, highClosed: false };
    case '<=':
      return isWhole(metric)
        ? { metric, window, low: -Infinity, high: Math.floor(value) + 1, highClosed: false }
        : { metric, window, low: -Infinity, high: value, highClosed: true };
    default:
      return op satisfies never;
  }
}

/** Every figure but the two averages is a whole number of its unit. */
export function isWhole(metric: Metric): boolean {
  return metric !== 'ordersPerMonth' && metric !== 'averageOrder';
}

/** Both boxes at once, each figure once. */
export function both(a: RuleBox, b: RuleBox): RuleBox {
  const only = (box: RuleBox, other: RuleBox) => box.filter((range) => !findFigure(other, range));
  const shared = a.flatMap((range) => {
    const other = findFigure(b, range);
    return other ? [narrowed(range, other)] : [];
  });
  return [...shared, ...only(a, b), ...only(b, a)];
}

function narrowed(a: FigureRange, b: FigureRange): FigureRange {
  const [tight, wide] = endsBefore(a, b) ? [a, b] : [b, a];
  return { ...tight, low: Math.max(tight.low, wide.low) };
}

function endsBefore(a: FigureRange, b: FigureRange): boolean {
  return a.high < b.high || (a.high === b.high && !a.highClosed);
}

export function isEmptyRange({ low, high, highClosed }: FigureRange): boolean {
  return low > high || (low === high && !highClosed);
}

export function isEmptyBox(box: RuleBox): boolean {
  return box.some(isEmptyRange);
}

export function findFigure(box: RuleBox, figure: Figure): FigureRange | undefined {
  return box.find((range) => sameFigure(range, figure));
}

export function sameFigure(a: Figure, b: Figure): boolean {
  return a.metric === b.metric && sameWindow(a.window, b.window);
}

/** Whether everybody in `inner` is in `outer` as well; `false` may also mean that it cannot be told. */
export function isInside(inner: RuleBox, outer: RuleBox): boolean {
  return outer.every((range) => {
    const own = findFigure(inner, range);
    const endsInside =
      range.high === Infinity || (own !== undefined && (endsBefore(own, range) || sameEnd(own, range)));
    return endsInside && lowOf(inner, range) >= range.low;
  });
}

function sameEnd(a: FigureRange, b: FigureRange): boolean {
  return a.high === b.high && a.highClosed === b.highClosed;
}

/** The least value a figure can have for members of the box: by its own range, or by a figure that never exceeds it. */
function lowOf(box: RuleBox, figure: Figure): number {
  return box.reduce((low, range) => (neverExceeds(range, figure) ? Math.max(low, range.low) : low), -Infinity);
}

const counts: ReadonlySet<Metric> = new Set(['orderCount', 'visitDays', 'referralsConverted', 'interestCount']);

function neverExceeds(a: Figure, b: Figure): boolean {
  if (sameFigure(a, b)) return true;
  if (!counts.has(a.metric)) return false;
  const isPart = a.metric === b.metric || (a.metric === 'visitDays' && b.metric === 'orderCount');
  return isPart && windowInside(a.window, b.window);
}

function windowInside(a: MetricWindow, b: MetricWindow): boolean {
  if (b.kind === 'lifetime' || sameWindow(a, b)) return true;
  return a.kind === 'rolling' && b.kind === 'rolling' && a.days <= b.days;
}
