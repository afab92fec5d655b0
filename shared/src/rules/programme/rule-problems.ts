import type { Rule, TierDefinition } from '../../model/programme.js';
import { figureLabel, figureText, metricUnit } from '../tier/wording.js';
import { conditionProblems } from './condition-problems.js';
import {
  placedConditions,
  problem,
  type PlacedCondition,
  type ProgrammeDraft,
  type ProgrammeProblem,
} from './programme-problem.js';
import { both, boxesOf, isEmptyBox, isEmptyRange, isInside, rangeOf, sameFigure } from './rule-boxes.js';
import { floorsOf } from './tier-order-problems.js';

/** What is wrong with the rules of one tier, taken by themselves. */
export function tierRuleProblems(draft: ProgrammeDraft, tier: TierDefinition, rank: number): ProgrammeProblem[] {
  const path = `tiers.${rank}`;
  const entry = ruleProblems(draft, tier.entry, `${path}.entry`);
  const retention = tier.retention ? ruleProblems(draft, tier.retention, `${path}.retention`) : [];
  const named = [...entry, ...retention].map(({ field, message }) => problem(field, `「${tier.name}」：${message}`));
  return [
    ...named,
    ...(rank > 0 && alwaysHolds(tier.entry)
      ? [problem(`${path}.entry`, `「${tier.name}」没有条件，人人都是，下面的等级就到不了。`)]
      : []),
    ...(named.length === 0 ? retentionProblems(draft, tier, path) : []),
  ];
}

/** Holds for everyone from the first moment: no condition, or only such as every new member meets. */
export function alwaysHolds(rule: Rule): boolean {
  if (rule.kind === 'all') return rule.rules.every(alwaysHolds);
  return rule.kind === 'any' && rule.rules.some(alwaysHolds);
}

function ruleProblems(draft: ProgrammeDraft, rule: Rule, path: string): readonly ProgrammeProblem[] {
  const single = placedConditions(rule, path).flatMap((placed) => conditionProblems(draft, placed));
  const found = [...single, ...emptyChoices(rule, path), ...contradictions(rule, path)];
  if (found.length > 0) return found;
  const boxes = boxesOf(rule);
  return boxes && boxes.length > 0 && boxes.every(isEmptyBox) ? [problem(path, '各个条件互相矛盾，永远达不到。')] : [];
}

function emptyChoices(rule: Rule, path: string): readonly ProgrammeProblem[] {
  if (rule.kind === 'condition') return [];
  if (rule.kind === 'any' && rule.rules.length === 0) return [problem(path, '“任一”里没有条件，永远达不到。')];
  return rule.rules.flatMap((part, i) => emptyChoices(part, `${path}.rules.${i}`));
}

/** Two conditions on one figure that are asked for at once and leave nothing between them. */
function contradictions(rule: Rule, path: string): readonly ProgrammeProblem[] {
  if (rule.kind === 'condition') return [];
  const inside = rule.rules.flatMap((part, i) =>
    part.kind === 'any' || rule.kind === 'any' ? contradictions(part, `${path}.rules.${i}`) : [],
  );
  if (rule.kind === 'any') return inside;
  const together = conjunctsOf(rule, path);
  const clashing = together.flatMap((second, i) => {
    const first = together.slice(0, i).find((one) => excludes(one, second));
    return first ? [problem(`${second.path}.value`, clashMessage(first, second))] : [];
  });
  return [...inside, ...clashing];
}

/** The conditions a rule asks for in any case, through nested groups of all. */
function conjunctsOf(rule: Rule, path: string): readonly PlacedCondition[] {
  if (rule.kind === 'any') return [];
  return rule.kind === 'condition'
    ? [{ condition: rule, path }]
    : rule.rules.flatMap((part, i) => conjunctsOf(part, `${path}.rules.${i}`));
}

function excludes({ condition: a }: PlacedCondition, { condition: b }: PlacedCondition): boolean {
  return sameFigure(a, b) && both([rangeOf(a)], [rangeOf(b)]).some(isEmptyRange);
}

const bounds = { '>=': '满', '<=': '不超过', '<': '少于' } as const;

function clashMessage({ condition: a }: PlacedCondition, { condition: b }: PlacedCondition): string {
  const [one, other] = [a, b].map(({ op, value, metric }) => `${bounds[op]} ${figureText(value, metricUnit(metric))}`);
  return `${figureLabel(b)}不能既${one} 又${other}，永远达不到。`;
}

/** A retention that asks for more than the entry never decides: the entry rule keeps the tier as well (F14). */
function retentionProblems({ ladder }: ProgrammeDraft, tier: TierDefinition, path: string): ProgrammeProblem[] {
  const { name, entry, retention } = tier;
  if (!retention) return [];
  if (ladder === 'live')
    return [problem(`${path}.retention`, `「${name}」在随指标变动的分层里，没有评定，不能另有保级条件。`)];
  const own = floorsOf(entry, '');
  const higher = floorsOf(retention, `${path}.retention`).find(({ condition }) =>
    own.some((one) => sameFigure(one.condition, condition) && condition.value > one.condition.value),
  );
  if (higher) {
    const label = figureLabel(higher.condition);
    return [problem(`${higher.path}.value`, `「${name}」保级的${label}比升级还高，刚升上来就保不住。`)];
  }
  const [harder, easier] = [boxesOf(retention), boxesOf(entry)];
  if (!harder || !easier || !within(harder, easier) || within(easier, harder)) return [];
  return [problem(`${path}.retention`, `「${name}」的保级条件比升级条件还难，升级条件成立就已经保级，写了不起作用。`)];
}

function within(inner: NonNullable<ReturnType<typeof boxesOf>>, outer: NonNullable<ReturnType<typeof boxesOf>>) {
  return inner.every((box) => outer.some((around) => isInside(box, around)));
}
