import type { ActionPlan } from './action-plan.js';
import type { PlanTrials } from './plan-trials.js';

/** What can be made less, dearest to a member first; money last, so that it is named to the fen. */
const coordinates = ['referrals', 'times', 'orders', 'days', 'categories', 'fen'] as const;
type Coordinate = (typeof coordinates)[number];

const ROUNDS = 3;

/**
 * The smallest plan below `start`: it succeeds, and with one unit less of anything in it, it does not, not even by the
 * same instant. Null when `start` itself does not succeed or the trials run out before that is certain.
 */
export function lowerPlan(trials: PlanTrials, start: ActionPlan): ActionPlan | null {
  if (!trials.succeeds(start)) return null;
  let plan = start;
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of coordinates) plan = lowered(trials, plan, name);
    const doneAt = trials.doneAt(plan);
    const enough = lessByOne(plan).find((less) => trials.succeeds(less, doneAt));
    if (trials.isSpent) return null;
    if (!enough) return plan;
    if (!trials.succeeds(enough)) return null;
    plan = enough;
  }
  return null;
}

/** The plan with one unit less of each thing in it. */
export function lessByOne(plan: ActionPlan): readonly ActionPlan[] {
  return coordinates.flatMap((name) =>
    plan[name] > leastOf(plan, name) ? [withValue(plan, name, plan[name] - 1)] : [],
  );
}

/** The least of one thing that still succeeds; found by halves, so exact where more never harms. */
function lowered(trials: PlanTrials, plan: ActionPlan, name: Coordinate): ActionPlan {
  const least = leastOf(plan, name);
  const tried = (value: number) => trials.succeeds(withValue(plan, name, value));
  let enough = plan[name];
  if (enough <= least || !tried(enough - 1)) return plan;
  enough--;
  if (tried(least)) return withValue(plan, name, least);
  let tooLittle = least;
  while (enough - tooLittle > 1) {
    const middle = Math.floor((tooLittle + enough) / 2);
    if (tried(middle)) enough = middle;
    else tooLittle = middle;
  }
  return withValue(plan, name, enough);
}

/** An order is at least a fen on one day; without orders there is neither. */
function leastOf(plan: ActionPlan, name: Coordinate): number {
  return plan.orders > 0 && (name === 'days' || name === 'fen') ? 1 : 0;
}

function withValue(plan: ActionPlan, name: Coordinate, value: number): ActionPlan {
  if (name !== 'orders') return { ...plan, [name]: value };
  if (value === 0) return { ...plan, orders: 0, days: 0, fen: 0, categories: 0 };
  return { ...plan, orders: value, days: Math.min(plan.days, value) };
}
