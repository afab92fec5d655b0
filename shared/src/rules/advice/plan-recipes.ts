import type { ProgrammeVersion } from '../../model/programme.js';
import type { ConditionReading } from '../../model/tier-state.js';
import type { BusinessDay } from '../../model/time.js';
import type { Fen } from '../../money.js';
import type { MemberStanding } from '../tier/member-standing.js';
import type { ActionPlan } from './action-plan.js';
import type { AdviceGoal } from './action-set.js';
import { activityHelps, mostNeeded } from './most-needed.js';

/** More than anybody is asked to spend: where the sum cannot be told beforehand, it is looked for below this. */
const MOST_FEN: Fen = 100_000_000;
/** Nobody is told to do something on more days than these. */
const MOST_ACTIVITY_DAYS = 30;
/** Nor to do it more often than these: exact advice that nobody would follow helps nobody. */
const MOST_TIMES = 60;
const MOST_FRIENDS = 10;
const MOST_VISITS = 120;

/** Plans that may well do more than is needed, for a search to lower; likelier and simpler ones first. */
export interface PlanRecipes {
  /** One purchase and nothing else. */
  readonly purchases: readonly ActionPlan[];
  /** One kind of thing, or purchases on several days. */
  readonly single: readonly ActionPlan[];
  /** Several kinds together, for rules that one kind cannot meet. */
  readonly combined: readonly ActionPlan[];
}

export function planRecipes(
  standing: MemberStanding,
  goal: AdviceGoal,
  readings: readonly ConditionReading[],
): PlanRecipes {
  const { today, version } = standing;
  const need = mostNeeded(readings, version);
  const empty = emptyPlan(today);
  const mostFen = Number.isFinite(need.fen) ? need.fen : MOST_FEN;
  const sums = purchaseSums(readings, version, mostFen);
  const once = (startDay: BusinessDay, fen: Fen): ActionPlan => ({ ...empty, startDay, fen, orders: 1, days: 1 });
  const starts = [today, ...openingDay(readings, today, goal.lastDay)];
  const orders = Math.min(MOST_VISITS, Math.max(need.orders, need.days));
  const full: ActionPlan = {
    ...once(today, mostFen),
    orders,
    days: Math.min(orders, need.days),
    categories: need.categories,
  };
  const severalOrders =
    orders > 1 || need.categories > 0
      ? starts.flatMap((startDay) => [1, full.fen].map((fen) => ({ ...full, fen, startDay })))
      : [];
  const activities = activityHelps(readings) ? activityPlans(standing, goal, empty) : [];
  const referrals =
    need.referrals > 0 && need.referrals <= MOST_FRIENDS ? [{ ...empty, referrals: need.referrals }] : [];
  return {
    purchases: starts.flatMap((startDay) => sums.map((fen) => once(startDay, fen))),
    single: [...severalOrders, ...activities, ...referrals],
    combined: [
      ...referrals.map((plan) => ({ ...full, referrals: plan.referrals })),
      ...activities.map(({ activity, times, firstDayTimes, perDay }) => ({
        ...full,
        ...{ activity, times, firstDayTimes, perDay, referrals: referrals[0]?.referrals ?? 0 },
      })),
    ],
  };
}

/** What each missing condition asks for by itself, ascending: the least that does is nearly always one of these. */
function purchaseSums(readings: readonly ConditionReading[], version: ProgrammeVersion, mostFen: Fen): readonly Fen[] {
  const single = readings.map((reading) => mostNeeded([reading], version).fen).filter((fen) => fen < mostFen);
  return [...new Set([...single, mostFen, MOST_FEN])].sort((a, b) => a - b);
}

export function emptyPlan(startDay: BusinessDay): ActionPlan {
  const nothing = { fen: 0, orders: 0, days: 0, categories: 0, referrals: 0 };
  return { ...nothing, startDay, activity: '', times: 0, firstDayTimes: 1, perDay: 1 };
}

/** The day on which the last of the short windows opens; what is done before has left it by the review. */
function openingDay(
  readings: readonly ConditionReading[],
  today: BusinessDay,
  lastDay: BusinessDay,
): readonly BusinessDay[] {
  const opens = readings.filter((one) => !one.holds).map(({ firstDay }) => firstDay ?? today);
  const day = Math.max(today, ...opens);
  return day > today && day <= lastDay ? [day] : [];
}

/** What follows from other things, waits for the shop, or is not done to be counted: nobody is advised to do it so often. */
const notAtWill: ReadonlySet<string> = new Set([
  'streak',
  'event',
  'read',
  'feedback',
  'groupVisit',
  'groupMember',
  'follow',
  'oaClick',
]);

function activityPlans(standing: MemberStanding, goal: AdviceGoal, empty: ActionPlan): readonly ActionPlan[] {
  const { version, today } = standing;
  const days = Math.min(MOST_ACTIVITY_DAYS, goal.lastDay - today + 1);
  const atWill = activityCaps(version).filter(({ activity }) => !notAtWill.has(activity));
  return atWill.map(({ activity, perDay }) => {
    const firstDayTimes = timesLeftToday(standing, activity, perDay);
    const most = activity === 'invite' ? MOST_FRIENDS : MOST_TIMES;
    return { ...empty, activity, perDay, firstDayTimes, times: Math.min(most, firstDayTimes + perDay * (days - 1)) };
  });
}

/** Activities that bring growth or score, with how many a day count. */
export function activityCaps({ growth, engagementScore }: ProgrammeVersion) {
  const rules = [
    ...growth.engagement.filter((rule) => rule.growth > 0),
    ...(engagementScore?.kinds ?? []).filter((kind) => kind.weight > 0),
  ];
  return [...new Set(rules.map(({ activity }) => activity))].map((activity) => ({
    activity,
    perDay: Math.max(...rules.filter((rule) => rule.activity === activity).map(({ dailyCap }) => dailyCap)),
  }));
}

/** How often an activity still counts today. */
export function timesLeftToday({ tape, today }: MemberStanding, activity: string, perDay: number): number {
  const done = tape.facts.filter(
    (fact, i) => tape.days[i] === today && fact.kind === 'engagement' && fact.activity === activity,
  );
  return Math.max(0, perDay - done.length);
}
