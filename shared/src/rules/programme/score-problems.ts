import type { CompositePart, EngagementScoreRules } from '../../model/programme.js';
import { figureLabel, metricUnit } from '../tier/wording.js';
import { sourceProblem, windowProblem } from './condition-problems.js';
import { problem, type ProgrammeDraft, type ProgrammeProblem } from './programme-problem.js';
import { isWhole, sameFigure } from './rule-boxes.js';

/** What is wrong with the two scores a rule may read: the composite (T4) and the engagement score (F7). */
export function scoreProblems(draft: ProgrammeDraft): readonly ProgrammeProblem[] {
  return [
    ...(draft.engagementScore ? engagementProblems(draft.engagementScore) : []),
    ...(draft.composite ? compositeProblems(draft, draft.composite) : []),
  ];
}

function compositeProblems(draft: ProgrammeDraft, parts: readonly CompositePart[]): readonly ProgrammeProblem[] {
  const total = parts.reduce((sum, part) => sum + part.weightPercent, 0);
  return [
    ...(parts.length > 0 && total !== 100
      ? [problem('composite', `综合分各项的权重合计 ${total}%，要正好 100%。`)]
      : []),
    ...parts.flatMap((part, i) => partProblems(draft, part, i)),
    ...parts.flatMap((part, i) =>
      parts.findIndex((one) => sameFigure(one, part)) < i
        ? [problem(`composite.${i}.metric`, `综合分里${figureLabel(part)}写了两次，只能保留一项。`)]
        : [],
    ),
  ];
}

function partProblems(draft: ProgrammeDraft, part: CompositePart, i: number): readonly ProgrammeProblem[] {
  const path = `composite.${i}`;
  const label = figureLabel(part);
  const found: ProgrammeProblem[] = [];
  const window = windowProblem(part, draft.ladder === 'live');
  if (window) found.push(problem(`${path}.${window.field}`, `综合分的${label}：${window.message}`));
  const source = sourceProblem(draft, part.metric);
  if (source) found.push(problem(`${path}.metric`, `综合分的${label}：${source}`));
  if (!Number.isInteger(part.weightPercent) || part.weightPercent <= 0)
    found.push(problem(`${path}.weightPercent`, `综合分里${label}的权重要是大于 0 的整数百分比。`));
  if (!(part.cap > 0)) found.push(problem(`${path}.cap`, `综合分里${label}的满分值要大于 0。`));
  else if (isWhole(part.metric) && !Number.isInteger(part.cap))
    found.push(
      problem(`${path}.cap`, `综合分里${label}的满分值要是整数${metricUnit(part.metric) === 'fen' ? '分' : ''}。`),
    );
  return found;
}

function engagementProblems({ halfLifeDays, kinds }: EngagementScoreRules): readonly ProgrammeProblem[] {
  const halfLife =
    halfLifeDays !== null && !(Number.isInteger(halfLifeDays) && halfLifeDays >= 1)
      ? [problem('engagementScore.halfLifeDays', '互动分减半的天数至少 1 天；不减半就留空。')]
      : [];
  return [
    ...halfLife,
    ...kinds.flatMap(({ activity, weight, dailyCap }, i) => {
      const path = `engagementScore.kinds.${i}`;
      return [
        ...(Number.isInteger(weight) && weight >= 0
          ? []
          : [problem(`${path}.weight`, `「${activity}」的互动分要是不小于 0 的整数。`)]),
        ...(Number.isInteger(dailyCap) && dailyCap >= 1
          ? []
          : [problem(`${path}.dailyCap`, `「${activity}」每天至少要能计 1 次。`)]),
        ...(kinds.findIndex((one) => one.activity === activity) < i
          ? [problem(`${path}.activity`, `「${activity}」的互动分写了两次，只能保留一条。`)]
          : []),
      ];
    }),
  ];
}
