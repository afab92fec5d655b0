import { parseDay } from '../../calendar.js';
import type { TierDefinition } from '../../model/programme.js';
import { bandProblems } from './band-problems.js';
import { perkProblems } from './perk-problems.js';
import { problem, type ProgrammeDraft, type ProgrammeProblem } from './programme-problem.js';
import { alwaysHolds, tierRuleProblems } from './rule-problems.js';
import { scoreProblems } from './score-problems.js';
import { tierLifeProblems } from './tier-life-problems.js';
import { tierOrderProblems } from './tier-order-problems.js';

export type { ProgrammeDraft, ProgrammeProblem } from './programme-problem.js';

/** Everything that keeps a draft from being published, by field and reason (D50); empty when nothing does. */
export function validateProgramme(draft: ProgrammeDraft): readonly ProgrammeProblem[] {
  const { tiers } = draft;
  if (tiers.length < 2 || tiers.length > 10) return [problem('tiers', '等级要有 2 到 10 级。')];
  const rules = tiers.flatMap((tier, rank) => tierRuleProblems(draft, tier, rank));
  const order = tierOrderProblems(tiers);
  return [
    ...headProblems(draft),
    ...growthProblems(draft),
    ...scoreProblems(draft),
    ...nameProblems(tiers),
    ...baseProblems(tiers[0]!),
    ...rules,
    ...tiers.flatMap((tier, rank) => [...tierLifeProblems(draft, tier, rank), ...perkProblems(tier, rank)]),
    ...order,
    ...(rules.length + order.length > 0 ? [] : bandProblems(tiers)),
    ...mappingProblems(draft),
  ];
}

function headProblems(draft: ProgrammeDraft): ProgrammeProblem[] {
  const { name, timeZone, returnWindowDays, marginPercent, reviewOn } = draft;
  const isDays = (value: number) => Number.isInteger(value) && value >= 0 && value <= 366;
  const found: ProgrammeProblem[] = [];
  if (name.trim() === '') found.push(problem('name', '方案要有名称。'));
  if (!isTimeZone(timeZone)) found.push(problem('timeZone', `没有「${timeZone}」这个时区。`));
  if (returnWindowDays !== undefined && !isDays(returnWindowDays))
    found.push(problem('returnWindowDays', '退货期要是 0 到 366 的整天数。'));
  if (marginPercent !== undefined && !(Number.isInteger(marginPercent) && marginPercent >= 0 && marginPercent <= 100))
    found.push(problem('marginPercent', '毛利率要是 0 到 100 的整数百分比。'));
  if (reviewOn !== undefined && parseDay(reviewOn) === undefined)
    found.push(problem('reviewOn', `复核日期「${reviewOn}」不是日期，要写成 2027-06-30 这样。`));
  return found;
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
  const { streakDays } = growth;
  if (streakDays !== undefined && !(Number.isInteger(streakDays) && streakDays >= 2 && streakDays <= 366))
    problems.push(problem('growth.streakDays', '连续签到的奖励要隔 2 到 366 的整天数。'));
  growth.engagement.forEach((rule, i) => {
    const field = `growth.engagement.${i}`;
    if (!Number.isInteger(rule.growth) || rule.growth < 0)
      problems.push(problem(`${field}.growth`, `「${rule.activity}」的成长值要是不小于 0 的整数。`));
    if (!Number.isInteger(rule.dailyCap) || rule.dailyCap < 1)
      problems.push(problem(`${field}.dailyCap`, `「${rule.activity}」每天至少要能计 1 次。`));
    if (growth.engagement.findIndex((one) => one.activity === rule.activity) < i)
      problems.push(problem(`${field}.activity`, `「${rule.activity}」写了两次，只能保留一条。`));
  });
  return problems;
}

function nameProblems(tiers: readonly TierDefinition[]): ProgrammeProblem[] {
  return tiers.flatMap(({ key, name }, i) => [
    ...(tiers.findIndex((one) => one.key === key) < i
      ? [problem(`tiers.${i}.key`, `编号「${key}」用了两次，每级要不同。`)]
      : []),
    ...(name.trim() === '' ? [problem(`tiers.${i}.name`, `第 ${i + 1} 级没有名称。`)] : []),
    ...(name.trim() !== '' && tiers.findIndex((one) => one.name === name) < i
      ? [problem(`tiers.${i}.name`, `名称「${name}」用了两次，会员分不清。`)]
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

function mappingProblems({ tiers, mapping }: ProgrammeDraft): ProgrammeProblem[] {
  const known = new Set(tiers.map((tier) => tier.key));
  return Object.entries(mapping ?? {})
    .filter(([, to]) => !known.has(to))
    .map(([from, to]) => problem(`mapping.${from}`, `「${from}」对应的「${to}」不在新方案里。`));
}
