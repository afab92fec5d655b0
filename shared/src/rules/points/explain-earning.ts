import { businessDayOf, formatDay } from '../../calendar.js';
import { formatFen, groupThousands } from '../../money.js';
import type { EarningRule, PointsRules } from '../../model/points.js';
import type { RuleUsage } from './earning-counters.js';
import { availableFrom, lotEnd } from './lot-dates.js';
import { ruleObstacle, type EarningEvent, type RuleObstacle } from './rule-obstacle.js';
import { rulePoints, type RulePoints } from './rule-points.js';

/** An example, or what a clerk is about to record. */
export interface ExplainInput {
  readonly rules: Pick<PointsRules, 'earning' | 'pendingDays' | 'expiry' | 'timeZone'>;
  readonly event: EarningEvent;
  readonly tier: string;
  readonly multiplierPercent: number;
  readonly used?: ReadonlyMap<string, RuleUsage>;
}

export interface EarningLine {
  readonly key: string;
  readonly title: string;
  readonly points: number;
  /** How it came about, or why it is nothing: `¥128.00 ÷ ¥1 × 1 × 1.5 倍`, `不在活动时间内`. */
  readonly note: string;
}

export interface ExplainedEarning {
  readonly lines: readonly EarningLine[];
  readonly points: number;
  /** First day on which they may be spent, and the last on which they count, as `2026-08-31`; null: never. */
  readonly availableOn: string;
  readonly expiresOn: string | null;
}

/** What something earns, rule by rule: the same figures as `earnPoints` enters. */
export function explainEarning(input: ExplainInput): ExplainedEarning {
  const { rules, event } = input;
  const lines = rules.earning.map((rule) => lineOf(input, rule));
  const from = event.kind === 'purchase' ? availableFrom(rules, event.occurredAt) : event.occurredAt;
  const end = lotEnd(rules.expiry, from, rules.timeZone);
  return {
    lines,
    points: lines.reduce((sum, line) => sum + line.points, 0),
    availableOn: formatDay(businessDayOf(from, rules.timeZone)),
    expiresOn: end === null ? null : formatDay(businessDayOf(end - 1, rules.timeZone)),
  };
}

const obstacles: Readonly<Record<RuleObstacle, string>> = {
  kind: '不是这一类',
  activity: '不是这项互动',
  category: '不在适用品类内',
  store: '不在适用门店内',
  tier: '不在适用等级内',
  notYet: '活动还没开始',
  over: '活动已经结束',
};

function lineOf({ event, tier, multiplierPercent, used }: ExplainInput, rule: EarningRule): EarningLine {
  const { key, title } = rule;
  const obstacle = ruleObstacle(rule, event, tier);
  if (obstacle) return { key, title, points: 0, note: obstacles[obstacle] };
  const result = rulePoints(rule, event, multiplierPercent, used?.get(key) ?? { member: 0, everybody: 0 });
  return { key, title, points: result.points, note: `${sumText(rule, event, multiplierPercent)}${limitText(result)}` };
}

function sumText(rule: EarningRule, event: EarningEvent, multiplierPercent: number): string {
  if (rule.kind === 'engagement' || event.kind !== 'purchase') return `每次 ${groupThousands(rule.points)}`;
  const parts = [`${formatFen(event.amountFen)} ÷ ${formatFen(rule.perFen)}`];
  if (rule.points !== 1) parts.push(groupThousands(rule.points));
  if (rule.multiplied && multiplierPercent !== 100) parts.push(`${multiplierPercent / 100} 倍`);
  return parts.join(' × ');
}

function limitText({ limit, before }: RulePoints): string {
  if (limit === null) return '';
  return `，本来 ${groupThousands(before)}，${limit === 'cap' ? '到了每人上限' : '预算已经发完'}`;
}
