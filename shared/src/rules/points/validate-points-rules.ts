import type { EarningRule, PointsExpiry, PointsSpending } from '../../model/points.js';
import { earningRuleProblems } from './earning-rule-problems.js';
import { isWholeBetween, pointsProblem, type PointsDraft, type PointsProblem } from './points-problem.js';

/** Everything that keeps points rules from being published, by field and reason (D111); empty when nothing does. */
export function validatePointsRules(rules: PointsDraft): readonly PointsProblem[] {
  return [
    ...headProblems(rules),
    ...(rules.earning.length > 50 ? [pointsProblem('earning', '积分规则最多 50 条。')] : []),
    ...rules.earning.flatMap((rule, i) => earningRuleProblems(rule, i)),
    ...repeatedKeys(rules.earning),
    ...expiryProblems(rules.expiry),
    ...(rules.spending ? spendingProblems(rules.spending) : []),
  ];
}

function headProblems({ timeZone, pendingDays, restoredDays }: PointsDraft): PointsProblem[] {
  const found: PointsProblem[] = [];
  if (!isTimeZone(timeZone)) found.push(pointsProblem('timeZone', `没有「${timeZone}」这个时区。`));
  if (!isWholeBetween(pendingDays, 0, 366))
    found.push(pointsProblem('pendingDays', '待生效天数要是 0 到 366 的整数。'));
  if (!isWholeBetween(restoredDays, 0, 366))
    found.push(pointsProblem('restoredDays', '退回过期积分的天数要是 0 到 366 的整数；0 表示不退回。'));
  return found;
}

function repeatedKeys(earning: readonly EarningRule[]): PointsProblem[] {
  return earning.flatMap(({ key, title }, i) =>
    earning.findIndex((one) => one.key === key) < i
      ? [pointsProblem(`earning.${i}.key`, `「${title}」的编号「${key}」用了两次，上限和预算会算到一起。`)]
      : [],
  );
}

function expiryProblems(expiry: PointsExpiry): PointsProblem[] {
  switch (expiry.kind) {
    case 'never':
      return [];
    case 'days':
      return isWholeBetween(expiry.days, 1, 3660)
        ? []
        : [pointsProblem('expiry.days', '有效期要是 1 到 3,660 的整天数。')];
    case 'months':
      return isWholeBetween(expiry.months, 0, 120)
        ? []
        : [pointsProblem('expiry.months', '有效期要是 0 到 120 的整月数；0 表示当月月底。')];
    case 'yearEnd':
      return isWholeBetween(expiry.years, 0, 10)
        ? []
        : [pointsProblem('expiry.years', '有效期要是 0 到 10 的整年数；0 表示当年年底。')];
    default:
      return expiry satisfies never;
  }
}

function spendingProblems({ points, fen, maxPercent, minBillFen }: PointsSpending): PointsProblem[] {
  const found: PointsProblem[] = [];
  if (!isWholeBetween(points, 1, 1_000_000))
    found.push(pointsProblem('spending.points', '抵扣的积分要是 1 到 1,000,000 的整数。'));
  if (!isWholeBetween(fen, 1, 10_000_00))
    found.push(pointsProblem('spending.fen', '抵扣的金额要在 ¥0.01 到 ¥10,000 之间。'));
  if (!isWholeBetween(maxPercent, 1, 100))
    found.push(pointsProblem('spending.maxPercent', '积分最多抵账单的百分之几，要是 1 到 100 的整数。'));
  if (!isWholeBetween(minBillFen, 0, 1e9))
    found.push(pointsProblem('spending.minBillFen', '可用积分的最低账单金额不能小于 0。'));
  return found;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
