import { groupThousands } from '../../money.js';
import type { EarningRule } from '../../model/points.js';
import { isWholeBetween, pointsProblem, type PointsProblem } from './points-problem.js';

const MOST_POINTS = 10_000;

/** What is wrong with one earning rule, the `i`-th. */
export function earningRuleProblems(rule: EarningRule, i: number): readonly PointsProblem[] {
  const name = rule.title.trim() === '' ? `第 ${i + 1} 条规则` : `「${rule.title}」`;
  const say = (field: string, message: string) => pointsProblem(`earning.${i}.${field}`, `${name}${message}`);
  const found: PointsProblem[] = [];
  if (rule.title.trim() === '') found.push(say('title', '没有名称，会员在明细里看不懂。'));
  if (rule.title.length > 40) found.push(say('title', '的名称超过 40 个字，明细里放不下。'));
  if (!/^[\w-]{1,40}$/.test(rule.key)) found.push(say('key', '的编号要是 1 到 40 个字母、数字或横线。'));
  if (!isWholeBetween(rule.points, 1, MOST_POINTS))
    found.push(say('points', `的积分要是 1 到 ${groupThousands(MOST_POINTS)} 的整数。`));
  if (rule.kind === 'spend' && !isWholeBetween(rule.perFen, 1, 10_000_00))
    found.push(say('perFen', '的每满金额要在 ¥0.01 到 ¥10,000 之间。'));
  if (rule.kind === 'engagement' && rule.activity.trim() === '') found.push(say('activity', '没有选互动。'));
  if (rule.from !== null && rule.until !== null && rule.from >= rule.until)
    found.push(say('until', '的结束时间要晚于开始时间。'));
  return [...found, ...limitProblems(rule, say)];
}

function limitProblems(
  { cap, budget }: EarningRule,
  say: (field: string, message: string) => PointsProblem,
): PointsProblem[] {
  const found: PointsProblem[] = [];
  if (cap !== null && !isWholeBetween(cap.points, 1, 1e9))
    found.push(say('cap.points', '的每人上限要是大于 0 的整数。'));
  if (budget !== null && !isWholeBetween(budget, 1, 1e12)) found.push(say('budget', '的总预算要是大于 0 的整数。'));
  if (cap !== null && budget !== null && cap.points > budget)
    found.push(say('cap.points', '的每人上限高于总预算，一个人就能领完。'));
  return found;
}
