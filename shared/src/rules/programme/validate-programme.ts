import type { Condition, Metric, ProgrammeVersion, Rule, TierDefinition } from '../../model/programme.js';
import { conditionsOf } from '../tier/compile-rule.js';
import { sameWindow } from '../tier/compile-version.js';
import { figureLabel, figureText, metricUnit } from '../tier/wording.js';

/** A programme before it has a version number and a date. */
export type ProgrammeDraft = Omit<ProgrammeVersion, 'version' | 'effectiveFrom'>;

export interface ProgrammeProblem {
  /** Where: `tiers.2.entry`. */
  readonly field: string;
  /** What is wrong and why, for people. */
  readonly message: string;
}

/** Everything that keeps a draft from being published; empty when nothing does. */
export function validateProgramme(draft: ProgrammeDraft): readonly ProgrammeProblem[] {
  const { tiers } = draft;
  if (tiers.length < 2 || tiers.length > 10) return [problem('tiers', '等级要有 2 到 10 级。')];
  return [
    ...(isTimeZone(draft.timeZone) ? [] : [problem('timeZone', `没有「${draft.timeZone}」这个时区。`)]),
    ...growthProblems(draft),
    ...repeatedProblems(tiers),
    ...baseProblems(tiers[0]!),
    ...tiers.flatMap((tier, rank) => tierProblems(draft, tier, rank)),
    ...tiers.flatMap((tier, rank) => orderProblems(tiers[rank - 1], tier, rank)),
    ...mappingProblems(draft),
  ];
}

function problem(field: string, message: string): ProgrammeProblem {
  return { field, message };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function growthProblems({ growth }: ProgrammeDraft): ProgrammeProblem[] {
  const problems: ProgrammeProblem[] = [];
  const scaled = growth.perYuan * 10_000;
  if (!(growth.perYuan >= 0)) problems.push(problem('growth.perYuan', '每元成长值不能小于 0。'));
  else if (Math.abs(scaled - Math.round(scaled)) > 1e-6)
    problems.push(problem('growth.perYuan', '每元成长值最多四位小数。'));
  growth.engagement.forEach((rule, i) => {
    const field = `growth.engagement.${i}`;
    if (!Number.isInteger(rule.growth) || rule.growth < 0)
      problems.push(problem(field, `「${rule.activity}」的成长值要是不小于 0 的整数。`));
    if (!Number.isInteger(rule.dailyCap) || rule.dailyCap < 1)
      problems.push(problem(field, `「${rule.activity}」每天至少要能计 1 次。`));
    if (growth.engagement.findIndex((one) => one.activity === rule.activity) < i) {
      problems.push(problem(field, `「${rule.activity}」写了两次，只能保留一条。`));
    }
  });
  return problems;
}

function repeatedProblems(tiers: readonly TierDefinition[]): ProgrammeProblem[] {
  return tiers.flatMap((tier, i) => [
    ...(tiers.findIndex((one) => one.key === tier.key) < i
      ? [problem(`tiers.${i}.key`, `编号「${tier.key}」用了两次，每级要不同。`)]
      : []),
    ...(tiers.findIndex((one) => one.name === tier.name) < i
      ? [problem(`tiers.${i}.name`, `名称「${tier.name}」用了两次，会员分不清。`)]
      : []),
  ]);
}

function baseProblems(base: TierDefinition): ProgrammeProblem[] {
  const problems: ProgrammeProblem[] = [];
  if (!alwaysHolds(base.entry))
    problems.push(problem('tiers.0.entry', `「${base.name}」是基础等级，入会即得，不能有条件。`));
  if (base.validity.kind !== 'forever')
    problems.push(problem('tiers.0.validity', `「${base.name}」是基础等级，要长期有效。`));
  return problems;
}

/** Holds for everyone from the first moment: no condition, or only such as every new member meets. */
function alwaysHolds(rule: Rule): boolean {
  if (rule.kind === 'all') return rule.rules.every(alwaysHolds);
  if (rule.kind === 'any') return rule.rules.some(alwaysHolds);
  return false;
}

function tierProblems(draft: ProgrammeDraft, tier: TierDefinition, rank: number): ProgrammeProblem[] {
  const rules: readonly (readonly [string, Rule | null])[] = [
    [`tiers.${rank}.entry`, tier.entry],
    [`tiers.${rank}.retention`, tier.retention],
  ];
  return [
    ...rules.flatMap(([field, rule]) => (rule ? ruleProblems(draft, tier, { field, rule }) : [])),
    ...(rank > 0 && alwaysHolds(tier.entry)
      ? [problem(`tiers.${rank}.entry`, `「${tier.name}」没有条件，人人都是，下面的等级就到不了。`)]
      : []),
    ...lifeProblems(draft, tier, rank),
  ];
}

interface FieldRule {
  readonly field: string;
  readonly rule: Rule;
}

function ruleProblems(draft: ProgrammeDraft, tier: TierDefinition, { field, rule }: FieldRule): ProgrammeProblem[] {
  const found = conditionsOf(rule).flatMap((condition) => conditionProblems(draft, condition));
  if (emptyChoice(rule)) found.push('“任一”里没有条件，永远达不到。');
  return found.map((message) => problem(field, `「${tier.name}」：${message}`));
}

function conditionProblems(draft: ProgrammeDraft, { metric, window, op, value }: Condition): string[] {
  const problems: string[] = [];
  const label = figureLabel({ metric, window });
  if (window.kind === 'rolling' && !(Number.isInteger(window.days) && window.days >= 1))
    problems.push('统计天数至少 1 天。');
  if (draft.ladder === 'live' && window.kind === 'sinceTierStart')
    problems.push('随指标变动的分层不能用“本级以来”，它会依赖自己。');
  if (!(value >= 0)) problems.push(`${label}的门槛不能小于 0。`);
  if (op === '<' && value === 0) problems.push(`${label}少于 0，永远达不到。`);
  const most = mostPossible(metric, window);
  if (op === '>=' && value > most)
    problems.push(`${label}最多 ${most}，达不到 ${figureText(value, metricUnit(metric))}。`);
  const { perYuan, engagement } = draft.growth;
  const earns = perYuan > 0 || engagement.some((rule) => rule.growth > 0);
  if (metric === 'growth' && op === '>=' && value > 0 && !earns) problems.push('方案里没有任何成长值来源，达不到。');
  return problems;
}

function mostPossible(metric: Metric, window: Condition['window']): number {
  if (metric !== 'visitDays') return Infinity;
  const days = {
    calendarMonth: 31,
    calendarQuarter: 92,
    calendarYear: 366,
    membershipYear: 366,
    lifetime: Infinity,
    sinceTierStart: Infinity,
  };
  return window.kind === 'rolling' ? window.days : days[window.kind];
}

function emptyChoice(rule: Rule): boolean {
  return (
    rule.kind !== 'condition' && ((rule.kind === 'any' && rule.rules.length === 0) || rule.rules.some(emptyChoice))
  );
}

function lifeProblems(
  { ladder }: ProgrammeDraft,
  { name, validity, graceDays }: TierDefinition,
  rank: number,
): ProgrammeProblem[] {
  const problems: ProgrammeProblem[] = [];
  const graceField = `tiers.${rank}.graceDays`;
  if (validity.kind === 'days' && !(Number.isInteger(validity.days) && validity.days >= 1)) {
    problems.push(problem(`tiers.${rank}.validity`, `「${name}」的有效期至少 1 天。`));
  }
  if (!Number.isInteger(graceDays) || graceDays < 0)
    problems.push(problem(graceField, `「${name}」的宽限期要是不小于 0 的整天数。`));
  else if (graceDays > 0 && validity.kind === 'forever')
    problems.push(problem(graceField, `「${name}」长期有效，不会评定，宽限期没有意义。`));
  else if (graceDays > 0 && validity.kind === 'days' && graceDays >= validity.days) {
    problems.push(problem(graceField, `「${name}」的宽限期 ${graceDays} 天不短于有效期 ${validity.days} 天。`));
  }
  if (ladder === 'live' && validity.kind !== 'forever') {
    problems.push(problem(`tiers.${rank}.validity`, `「${name}」在随指标变动的分层里，不能另有有效期。`));
  }
  return problems;
}

/** Thresholds on the same figure must rise with the tiers; equal ones make the lower tier unreachable. */
function orderProblems(below: TierDefinition | undefined, tier: TierDefinition, rank: number): ProgrammeProblem[] {
  const field = `tiers.${rank}.entry`;
  const own = floorsOf(tier.entry);
  const retained = tier.retention ? floorsOf(tier.retention) : [];
  const tooHigh = retained.find((floor) => own.some((entry) => sameFigure(entry, floor) && floor.value > entry.value));
  const found: ProgrammeProblem[] = [];
  if (tooHigh)
    found.push(
      problem(`tiers.${rank}.retention`, `「${tier.name}」保级的${figureLabel(tooHigh)}比升级还高，刚升上来就保不住。`),
    );
  if (!below || own.length === 0) return found;
  const shared = own.flatMap((floor) =>
    floorsOf(below.entry)
      .filter((lower) => sameFigure(lower, floor))
      .map((lower) => ({ floor, lower })),
  );
  const falling = shared.find(({ floor, lower }) => floor.value < lower.value);
  const rising = shared.some(({ floor, lower }) => floor.value > lower.value);
  if (falling) {
    const { floor, lower } = falling;
    const [high, low] = [lower, floor].map((one) => figureText(one.value, metricUnit(one.metric)));
    found.push(
      problem(field, `「${tier.name}」的${figureLabel(floor)} ${low} 低于「${below.name}」的 ${high}，顺序反了。`),
    );
  } else if (shared.length > 0 && !rising && shared.length === own.length) {
    found.push(problem(field, `「${tier.name}」和「${below.name}」的门槛一样，「${below.name}」永远到不了。`));
  }
  return found;
}

/** The lower bounds a rule asks for in any case: its own, and those of every part of an `all`. */
function floorsOf(rule: Rule): readonly Condition[] {
  if (rule.kind === 'condition') return rule.op === '>=' ? [rule] : [];
  return rule.kind === 'all' || rule.rules.length === 1 ? rule.rules.flatMap(floorsOf) : [];
}

function sameFigure(a: Condition, b: Condition): boolean {
  return a.metric === b.metric && sameWindow(a.window, b.window);
}

function mappingProblems({ tiers, mapping }: ProgrammeDraft): ProgrammeProblem[] {
  const known = new Set(tiers.map((tier) => tier.key));
  return Object.entries(mapping ?? {})
    .filter(([, to]) => !known.has(to))
    .map(([from, to]) => problem(`mapping.${from}`, `「${from}」对应的「${to}」不在新方案里。`));
}
