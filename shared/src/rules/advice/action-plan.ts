import { startOfDay } from '../../calendar.js';
import type { Fact } from '../../model/fact.js';
import type { BusinessDay, Instant } from '../../model/time.js';
import type { Fen } from '../../money.js';
import type { Action } from './action-set.js';
import type { MemberStanding } from '../tier/member-standing.js';

/** Numbers of what is done, from `startDay` on: what a search moves through. */
export interface ActionPlan {
  readonly startDay: BusinessDay;
  readonly fen: Fen;
  readonly orders: number;
  /** At most `orders`. */
  readonly days: number;
  readonly categories: number;
  readonly referrals: number;
  readonly activity: string;
  readonly times: number;
  /** How often the activity counts on the first day, and on each later one. */
  readonly firstDayTimes: number;
  readonly perDay: number;
}

const NOON_MS = 12 * 3_600_000;

/** The facts of a plan carried out: orders one a day, the rest of them on the first day; activities as often as they count. */
export function planFacts({ input, today, version }: MemberStanding, plan: ActionPlan): readonly Fact[] {
  const at = (day: BusinessDay): Instant => (day <= today ? input.now : startOfDay(day, version.timeZone) + NOON_MS);
  const key = (name: string, i: number, occurredAt: Instant) => ({
    source: '\uffff',
    externalId: `${name}${String(i).padStart(6, '0')}`,
    ...{ occurredAt, recordedAt: occurredAt, storeId: null },
  });
  const orders = Array.from({ length: plan.orders }, (_, i): Fact => {
    const day = plan.startDay + Math.max(0, i - (plan.orders - plan.days));
    const categories = i > 0 ? [] : Array.from({ length: plan.categories }, (__, n) => `\uffff${n}`);
    return { ...key('order', i, at(day)), kind: 'purchase', amountFen: i === 0 ? plan.fen : 1, categories };
  });
  const activities = Array.from({ length: plan.times }, (_, i): Fact => {
    return { ...key('act', i, at(activityDay(plan, i))), kind: 'engagement', activity: plan.activity };
  });
  const referrals = Array.from({ length: plan.referrals }, (_, i): Fact => {
    return { ...key('friend', i, at(plan.startDay)), kind: 'referral', referee: `\uffff${i}` };
  });
  return [...orders, ...activities, ...referrals];
}

function activityDay({ startDay, firstDayTimes, perDay }: ActionPlan, i: number): BusinessDay {
  return i < firstDayTimes ? startDay : startDay + 1 + Math.floor((i - firstDayTimes) / perDay);
}

export function lastDayOf(plan: ActionPlan): BusinessDay {
  const bought = plan.startDay + Math.max(0, plan.days - 1);
  return plan.times > 0 ? Math.max(bought, activityDay(plan, plan.times - 1)) : bought;
}

export function actionsOf(plan: ActionPlan): readonly Action[] {
  const { fen, orders, days, categories, referrals: times, activity } = plan;
  return [
    ...(orders > 0 ? [{ kind: 'purchase' as const, fen, orders, days, categories }] : []),
    ...(plan.times > 0 ? [{ kind: 'activity' as const, activity, times: plan.times, days: activityDays(plan) }] : []),
    ...(times > 0 ? [{ kind: 'referral' as const, times }] : []),
  ];
}

function activityDays(plan: ActionPlan): number {
  const skipsFirst = plan.firstDayTimes === 0 ? 1 : 0;
  return activityDay(plan, plan.times - 1) - plan.startDay + 1 - skipsFirst;
}
