import type { Fact } from '../../model/fact.js';
import type { MemberStanding } from '../tier/member-standing.js';
import { planFacts, type ActionPlan } from './action-plan.js';
import type { ActionSet } from './action-set.js';
import { activityCaps, emptyPlan, timesLeftToday } from './plan-recipes.js';

/** The facts an action set brings when it is carried out from its start day on, as the search assumed. */
export function actionFacts(
  standing: MemberStanding,
  { actions, startDay }: Pick<ActionSet, 'actions' | 'startDay'>,
): readonly Fact[] {
  const plan = actions.reduce<ActionPlan>((sum, action) => {
    switch (action.kind) {
      case 'purchase':
        return { ...sum, fen: action.fen, orders: action.orders, days: action.days, categories: action.categories };
      case 'activity': {
        const { activity, times } = action;
        const perDay = activityCaps(standing.version).find((one) => one.activity === activity)?.perDay ?? 1;
        return { ...sum, activity, times, perDay, firstDayTimes: timesLeftToday(standing, activity, perDay) };
      }
      case 'referral':
        return { ...sum, referrals: action.times };
      default:
        return action satisfies never;
    }
  }, emptyPlan(startDay));
  return planFacts(standing, plan);
}
