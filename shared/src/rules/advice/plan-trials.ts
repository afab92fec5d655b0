import { startOfDay } from '../../calendar.js';
import type { Instant } from '../../model/time.js';
import { compileVersion } from '../tier/compile-version.js';
import { runFold } from '../tier/fold.js';
import type { MemberStanding } from '../tier/member-standing.js';
import { orderFacts } from '../tier/order-facts.js';
import { lastDayOf, planFacts, type ActionPlan } from './action-plan.js';
import type { AdviceGoal } from './action-set.js';

/** Tries plans by folding with them, each once, and no more often than allowed. */
export class PlanTrials {
  private readonly known = new Map<string, boolean>();
  private folds = 0;

  constructor(
    private readonly standing: MemberStanding,
    readonly goal: AdviceGoal,
    private readonly mostFolds: number,
  ) {}

  get isSpent(): boolean {
    return this.folds >= this.mostFolds;
  }

  /** Whether the plan reaches the goal as of `at`, by default as soon as it is carried out and counts. */
  succeeds(plan: ActionPlan, at: Instant = this.doneAt(plan)): boolean {
    if (lastDayOf(plan) > this.goal.lastDay || this.isSpent) return false;
    const name = `${at} ${Object.values(plan).join(' ')}`;
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const { rank, inGrace } = this.standingAfter(plan, at);
    const result = rank > this.goal.rank || (rank === this.goal.rank && !inGrace);
    this.known.set(name, result);
    return result;
  }

  /** When the goal is judged: at the review that is to be passed, or as soon as the plan has done what it can. */
  doneAt(plan: ActionPlan): Instant {
    return this.goal.kind === 'keep'
      ? startOfDay(this.goal.lastDay + 1, this.standing.version.timeZone)
      : this.countsAt(plan);
  }

  /** The computed rank as soon as everything done counts. */
  rankAfter(plan: ActionPlan): number {
    return this.standingAfter(plan, this.countsAt(plan)).rank;
  }

  /** At the last action, or when its return window has passed. */
  private countsAt(plan: ActionPlan): Instant {
    const { version, input } = this.standing;
    const waits = plan.referrals > 0 || (plan.orders > 0 && version.refundPolicy === 'provisional');
    if (waits) return startOfDay(lastDayOf(plan) + compileVersion(version).returnWindowDays + 1, version.timeZone);
    return planFacts(this.standing, plan).reduce((at, fact) => Math.max(at, fact.occurredAt), input.now);
  }

  private standingAfter(plan: ActionPlan, at: Instant): { readonly rank: number; readonly inGrace: boolean } {
    this.folds++;
    const { versions, registeredAt } = this.standing.input;
    const facts = orderFacts([...this.standing.tape.facts, ...planFacts(this.standing, plan)], at);
    const run = runFold({ versions, registeredAt, evidence: false }, facts, at);
    return { rank: run.rank, inGrace: run.graceUntil !== null };
  }
}
