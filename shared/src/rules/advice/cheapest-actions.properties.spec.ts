import fc from 'fast-check';
import { factsArbitrary, instantArbitrary, versionsArbitrary } from '../../../test/fact-arbitrary.js';
import type { Fact } from '../../model/fact.js';
import { foldTier } from '../tier/fold.js';
import { memberStanding, type MemberStanding, type StandingInput } from '../tier/member-standing.js';
import { actionFacts } from './action-facts.js';
import type { Action, ActionSet, AdviceGoal } from './action-set.js';
import { adviceToKeep, adviceToReach, type Advice } from './cheapest-actions.js';

const cases = fc.record({
  versions: versionsArbitrary,
  facts: factsArbitrary,
  registeredAt: instantArbitrary,
  now: instantArbitrary,
});

function standingOf(input: StandingInput): MemberStanding {
  return memberStanding({ ...input, facts: input.facts.filter((fact) => fact.occurredAt <= input.now) });
}

/** Whether the goal is met at `asOf`, by a whole fold with all its evidence. */
function meets(standing: MemberStanding, goal: AdviceGoal, more: readonly Fact[], asOf: number): boolean {
  const { versions, registeredAt, facts } = standing.input;
  const { computed, graceUntil } = foldTier({ versions, registeredAt, facts: [...facts, ...more], asOf });
  return computed.rank > goal.rank || (computed.rank === goal.rank && graceUntil === null);
}

/** The same actions with one unit less of one of them: a fen, an order, a day, a category, a time. */
function less(actions: readonly Action[]): readonly (readonly Action[])[] {
  return actions.flatMap((action, i) => {
    const others = actions.filter((_, j) => j !== i);
    return smaller(action).map((one) => (one ? [...others, one] : others));
  });
}

function smaller(action: Action): readonly (Action | null)[] {
  if (action.kind !== 'purchase') return [action.times > 1 ? { ...action, times: action.times - 1 } : null];
  const { fen, orders, days, categories } = action;
  return [
    orders > 1 ? { ...action, orders: orders - 1, days: Math.min(days, orders - 1) } : null,
    ...(fen > 1 ? [{ ...action, fen: fen - 1 }] : []),
    ...(days > 1 ? [{ ...action, days: days - 1 }] : []),
    ...(categories > 0 ? [{ ...action, categories: categories - 1 }] : []),
  ];
}

function expectExact(standing: MemberStanding, goal: AdviceGoal, set: ActionSet): void {
  const done = (actions: readonly Action[]) =>
    meets(standing, goal, actionFacts(standing, { ...set, actions }), set.doneAt);
  expect(done(set.actions)).toBe(true);
  for (const actions of less(set.actions)) expect(done(actions)).toBe(false);
}

describe('the cheapest actions, on random programmes and histories (X-7)', () => {
  it.each<[string, (standing: MemberStanding) => Advice | null, number, number]>([
    ['keep the tier', adviceToKeep, 1000, 60],
    ['reach the next one', adviceToReach, 700, 440],
  ])('%s when done exactly, and with one unit less do not', (_, advise, numRuns, atLeast) => {
    let checked = 0;
    fc.assert(
      fc.property(cases, (input) => {
        const standing = standingOf(input);
        const advice = advise(standing);
        if (advice?.kind !== 'ways') return;
        for (const set of advice.ways) {
          checked++;
          expectExact(standing, advice.goal, set);
        }
      }),
      { numRuns, endOnFailure: true },
    );
    expect(checked).toBeGreaterThan(atLeast);
  });

  it('are said to be needless only when the tier is kept without them', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const standing = standingOf(input);
        const advice = adviceToKeep(standing);
        if (!advice) return;
        const reviewed = memberStanding({ ...standing.input, now: standing.input.now });
        expect(advice.kind === 'done').toBe(keptByItself(reviewed, advice));
      }),
      { numRuns: 500, endOnFailure: true },
    );
  });

  function keptByItself(standing: MemberStanding, advice: Advice): boolean {
    const DAY_MS = 86_400_000;
    const asOf = (advice.goal.lastDay + 1) * DAY_MS - 8 * 3_600_000;
    return meets(standing, advice.goal, [], asOf);
  }
});
