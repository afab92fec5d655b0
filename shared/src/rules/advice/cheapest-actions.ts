import { startOfDay } from '../../calendar.js';
import type { ProgrammeVersion, Rule } from '../../model/programme.js';
import type { ConditionReading } from '../../model/tier-state.js';
import type { BusinessDay, Instant } from '../../model/time.js';
import type { MemberStanding } from '../tier/member-standing.js';
import { versionAt } from '../tier/version-timeline.js';
import { actionsOf, lastDayOf, type ActionPlan } from './action-plan.js';
import type { ActionSet, AdviceGoal } from './action-set.js';
import { lowerPlan } from './lower-plan.js';
import { emptyPlan, planRecipes } from './plan-recipes.js';
import { PlanTrials } from './plan-trials.js';

export type Advice =
  /** Nothing needs to be done. */
  | { readonly kind: 'done'; readonly goal: AdviceGoal }
  /** Orders within their return window will do it by themselves, if nothing comes back. */
  | { readonly kind: 'waiting'; readonly goal: AdviceGoal; readonly at: Instant }
  /** Ways to do it, each enough by itself, the simplest first; each exact. */
  | { readonly kind: 'ways'; readonly goal: AdviceGoal; readonly ways: readonly ActionSet[] }
  /** Nothing a member can do helps in time. */
  | { readonly kind: 'none'; readonly goal: AdviceGoal };

const MOST_FOLDS = 60;
const MOST_WAYS = 4;
const DAYS_AHEAD = 365;

export interface AdviceOptions {
  /** Only the smallest single purchase, for places that show one sentence. */
  readonly onlyPurchase?: boolean;
}

/** What keeps the tier at its review; null for a tier without one. */
export function adviceToKeep(standing: MemberStanding, options: AdviceOptions = {}): Advice | null {
  const { state, today } = standing;
  if (state.until === null) return null;
  const lastDay = state.graceUntil ?? state.until;
  const { version, rank } = reviewedUnder(standing, lastDay);
  const { retention, entry } = version.tiers[rank]!;
  const rules = retention ? [retention, entry] : [entry];
  return advise(
    standing,
    { kind: 'keep', rank, lastDay },
    { rules, version, options, day: state.graceUntil === null ? lastDay : today },
  );
}

const purchasesToKeep = new WeakMap<MemberStanding, Advice | null>();

/** The smallest single purchase that keeps the tier, looked for once per standing: screens name it in several places. */
export function purchaseToKeep(standing: MemberStanding): Advice | null {
  const known = purchasesToKeep.get(standing);
  if (known !== undefined) return known;
  const advice = adviceToKeep(standing, { onlyPurchase: true });
  purchasesToKeep.set(standing, advice);
  return advice;
}

/** What raises above the tier that counts now; null at the top, and under a pin, which nothing moves. */
export function adviceToReach(standing: MemberStanding, options: AdviceOptions = {}): Advice | null {
  const { state, today, version } = standing;
  const rank = state.rank + 1;
  if (!version.tiers[rank] || state.override?.kind === 'pin') return null;
  const goal: AdviceGoal = { kind: 'reach', rank, lastDay: today + DAYS_AHEAD };
  if (state.preUpgrade && state.preUpgrade.rank >= rank) return { kind: 'waiting', goal, at: state.preUpgrade.at };
  return advise(standing, goal, {
    rules: version.tiers.slice(rank).map(({ entry }) => entry),
    version,
    options,
    day: today,
  });
}

/** The version in force at the review of `day`, and the place of the computed tier under it. */
export function reviewedUnder(
  { version: current, state, input }: MemberStanding,
  day: BusinessDay,
): { readonly version: ProgrammeVersion; readonly rank: number } {
  const version = versionAt(input.versions, startOfDay(day + 1, current.timeZone));
  const rank = version.tiers.findIndex((tier) => tier.key === state.computed.tier);
  return rank < 0 ? { version: current, rank: state.computed.rank } : { version, rank };
}

interface Rules {
  /** The rules any of which does it, the nearest first. */
  readonly rules: readonly Rule[];
  readonly version: ProgrammeVersion;
  /** The day by whose figures it is told what is missing. */
  readonly day: BusinessDay;
  readonly options: AdviceOptions;
}

function advise(standing: MemberStanding, goal: AdviceGoal, rules: Rules): Advice {
  const trials = new PlanTrials(standing, goal, MOST_FOLDS);
  if (goal.kind === 'keep' && trials.succeeds(emptyPlan(standing.today))) return { kind: 'done', goal };
  const ways = withoutDominated(waysOf(standing, trials, rules))
    .map((plan) => setOf(trials, plan))
    .sort((a, b) => Math.max(goal.rank, a.rankAfter) - Math.max(goal.rank, b.rankAfter));
  return ways.length === 0 ? { kind: 'none', goal } : { kind: 'ways', goal, ways: ways.slice(0, MOST_WAYS) };
}

function waysOf(standing: MemberStanding, trials: PlanTrials, { rules, version, day, options }: Rules) {
  const { goal } = trials;
  const readings = goal.kind === 'keep' ? [rules.flatMap(read)] : rules.map(read);
  for (const some of readings) {
    const recipes = planRecipes(standing, goal, some);
    const bought = smallestPurchases(trials, recipes.purchases);
    const found = options.onlyPurchase ? bought : [...bought, ...lowerAll(trials, recipes.single)];
    const overshoots = !options.onlyPurchase && found.every((plan) => trials.rankAfter(plan) > goal.rank);
    const combined = overshoots ? lowerAll(trials, recipes.combined) : [];
    if (found.length + combined.length > 0) return [...found, ...combined];
  }
  return [];

  function read(rule: Rule): readonly ConditionReading[] {
    return standing.readings(rule, day, { version, counts: goal.kind === 'reach' ? 'entry' : 'all' });
  }
}

/** The smallest single purchase from each start: a larger sum is looked at only where a smaller one does not do. */
function smallestPurchases(trials: PlanTrials, recipes: readonly ActionPlan[]): readonly ActionPlan[] {
  const found = new Map<BusinessDay, ActionPlan>();
  for (const recipe of recipes) {
    const plan = found.has(recipe.startDay) ? null : lowerPlan(trials, recipe);
    if (plan) found.set(recipe.startDay, plan);
  }
  return [...found.values()].sort((a, b) => a.fen - b.fen);
}

function lowerAll(trials: PlanTrials, recipes: readonly ActionPlan[]): readonly ActionPlan[] {
  return recipes.flatMap((recipe) => lowerPlan(trials, recipe) ?? []);
}

/** Of two plans the one that needs nothing the other does not, and no more of anything, makes the other useless. */
function withoutDominated(plans: readonly ActionPlan[]): readonly ActionPlan[] {
  return plans.filter(
    (plan, i) => !plans.some((other, j) => dominates(other, plan) && (!dominates(plan, other) || j < i)),
  );
}

function dominates(a: ActionPlan, b: ActionPlan): boolean {
  const names = ['fen', 'orders', 'days', 'categories', 'referrals', 'times'] as const;
  return (
    names.every((name) => a[name] <= b[name]) &&
    (a.times === 0 || a.activity === b.activity) &&
    a.startDay <= b.startDay
  );
}

function setOf(trials: PlanTrials, plan: ActionPlan): ActionSet {
  return {
    actions: actionsOf(plan),
    startDay: plan.startDay,
    lastDay: lastDayOf(plan),
    doneAt: trials.doneAt(plan),
    rankAfter: trials.rankAfter(plan),
  };
}
