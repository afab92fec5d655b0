import type { Rule, TierDefinition } from '../../model/programme.js';
import { figureLabel, figureText, metricUnit } from '../tier/wording.js';
import {
  placedConditions,
  problem,
  ruleField,
  type PlacedCondition,
  type ProgrammeProblem,
} from './programme-problem.js';
import { both, boxesOf, isEmptyBox, isInside, sameFigure, type RuleBox } from './rule-boxes.js';

interface PlacedTier {
  readonly tier: TierDefinition;
  readonly rank: number;
  /** The alternatives of the entry rule that can hold; null when they are too many to compare. */
  readonly boxes: readonly RuleBox[] | null;
}

/** Thresholds on the same figure rise with the tiers, and no tier takes all members of one below (D50). */
export function tierOrderProblems(tiers: readonly TierDefinition[]): readonly ProgrammeProblem[] {
  const placed = tiers.map((tier, rank) => ({
    tier,
    rank,
    boxes: boxesOf(tier.entry)?.filter((box) => !isEmptyBox(box)) ?? null,
  }));
  return placed.flatMap((above) => {
    if (above.rank < 2 || !isLimited(above)) return [];
    for (const below of placed.slice(1, above.rank).reverse()) {
      const found = fallingProblem(above, below) ?? swallowedProblem(above, below);
      if (found) return [found];
    }
    return [];
  });
}

/** A tier without any condition is refused for itself. */
function isLimited({ boxes }: PlacedTier): boolean {
  return boxes === null || boxes.every((box) => box.length > 0);
}

function fallingProblem(above: PlacedTier, below: PlacedTier): ProgrammeProblem | undefined {
  if (!canMeet(above, below)) return undefined;
  const lower = floorsOf(below.tier.entry, '');
  for (const { condition, path } of floorsOf(above.tier.entry, `tiers.${above.rank}.entry`)) {
    const higher = lower.find((one) => sameFigure(one.condition, condition) && one.condition.value > condition.value);
    if (!higher) continue;
    const [own, other] = [condition, higher.condition].map((one) => figureText(one.value, metricUnit(one.metric)));
    const label = figureLabel(condition);
    return problem(
      `${path}.value`,
      `「${above.tier.name}」的${label} ${own} 低于「${below.tier.name}」的 ${other}，顺序反了。`,
    );
  }
  return undefined;
}

function canMeet(a: PlacedTier, b: PlacedTier): boolean {
  if (!a.boxes || !b.boxes) return true;
  return a.boxes.some((box) => b.boxes!.some((other) => !isEmptyBox(both(box, other))));
}

function swallowedProblem(above: PlacedTier, below: PlacedTier): ProgrammeProblem | undefined {
  if (!holdsWithin(below, above)) return undefined;
  const [high, low] = [above.tier.name, below.tier.name];
  return problem(
    ruleField(above.tier.entry, `tiers.${above.rank}.entry`),
    holdsWithin(above, below)
      ? `「${high}」和「${low}」的门槛一样，「${low}」永远到不了。`
      : `达到「${low}」的人也都达到「${high}」，「${low}」永远到不了。`,
  );
}

function holdsWithin(inner: PlacedTier, outer: PlacedTier): boolean {
  if (!inner.boxes || !outer.boxes || inner.boxes.length === 0) return false;
  return inner.boxes.every((box) => outer.boxes!.some((around) => isInside(box, around)));
}

/** The lower bounds a rule asks for in any case: its own, and those of every part of an `all`. */
export function floorsOf(rule: Rule, path: string): readonly PlacedCondition[] {
  if (rule.kind === 'any' && rule.rules.length > 1) return [];
  if (rule.kind === 'condition') return placedConditions(rule, path).filter(({ condition }) => condition.op === '>=');
  return rule.rules.flatMap((part, i) => floorsOf(part, `${path}.rules.${i}`));
}
