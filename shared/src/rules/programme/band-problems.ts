import type { TierDefinition } from '../../model/programme.js';
import { figureLabel, figureText, metricUnit } from '../tier/wording.js';
import { placedConditions, problem, type ProgrammeProblem } from './programme-problem.js';
import {
  both,
  boxesOf,
  findFigure,
  isEmptyBox,
  sameFigure,
  type Figure,
  type FigureRange,
  type RuleBox,
} from './rule-boxes.js';

interface Band {
  readonly tier: TierDefinition;
  readonly rank: number;
  readonly box: RuleBox;
}

/** Bands with bounds on both sides must meet: no value in two of them, none in neither (T3). */
export function bandProblems(tiers: readonly TierDefinition[]): readonly ProgrammeProblem[] {
  const bands = tiers.flatMap((tier, rank) => {
    const boxes = boxesOf(tier.entry);
    return rank > 0 && boxes?.length === 1 && !isEmptyBox(boxes[0]!) ? [{ tier, rank, box: boxes[0]! }] : [];
  });
  return bands.flatMap((above) => {
    for (const below of bands.filter((one) => one.rank < above.rank).reverse()) {
      const found = overlapProblem(above, below) ?? gapProblem(above, below, bands);
      if (found) return [found];
    }
    return [];
  });
}

/** An upper bound says that the band ends there; one that begins before it covers the same members. */
function overlapProblem(above: Band, below: Band): ProgrammeProblem | undefined {
  const shared = both(above.box, below.box);
  if (isEmptyBox(shared)) return undefined;
  const double = above.box.find((range) => {
    const other = findFigure(below.box, range);
    return other && (beginsWithin(range, other) || (range.low === -Infinity && beginsWithin(other, range)));
  });
  const inBoth = double && findFigure(shared, double);
  if (!inBoth) return undefined;
  return problem(
    fieldOf(above, double),
    `「${above.tier.name}」和「${below.tier.name}」在${figureLabel(double)} ${rangeText(inBoth)} 之间重叠，会员会同时符合两级。`,
  );
}

function beginsWithin(range: FigureRange, band: FigureRange): boolean {
  return range.low !== -Infinity && band.high !== Infinity && range.low < band.high && band.low < range.low;
}

function gapProblem(above: Band, below: Band, bands: readonly Band[]): ProgrammeProblem | undefined {
  const [own, other] = [above.box[0], below.box[0]];
  if (above.box.length !== 1 || below.box.length !== 1 || !own || !other || !sameFigure(own, other)) return undefined;
  const [upper, lower] = own.low >= other.high ? [own, other] : [other, own];
  const gap: FigureRange = { ...upper, low: lower.high, high: upper.low, highClosed: false };
  if (gap.low >= gap.high || gap.low === -Infinity) return undefined;
  if (bands.some((band) => band !== above && band !== below && !isEmptyBox(both(band.box, [gap])))) return undefined;
  return problem(
    fieldOf(above, own),
    `「${below.tier.name}」和「${above.tier.name}」之间，${figureLabel(gap)} ${rangeText(gap)} 没有等级接住，会掉到最低一级。`,
  );
}

function rangeText({ metric, low, high }: FigureRange): string {
  const unit = metricUnit(metric);
  return `${figureText(Math.max(0, low), unit)}–${high === Infinity ? '不限' : figureText(high, unit)}`;
}

function fieldOf({ tier, rank }: Band, figure: Figure): string {
  const path = `tiers.${rank}.entry`;
  const placed = placedConditions(tier.entry, path).find(({ condition }) => sameFigure(condition, figure));
  return `${placed?.path ?? path}.value`;
}
