import type { Fact } from '../../model/fact.js';
import type { Condition, Rule } from '../../model/programme.js';
import type { BusinessDay } from '../../model/time.js';
import { conditionsOf } from './compile-rule.js';
import type { MemberStanding } from './member-standing.js';
import { windowPeriod } from './window-period.js';

/** A fact that counts today and will have left the window by a later day. */
export interface LeavingFact {
  readonly fact: Fact;
  /** The first day on which it no longer counts. */
  readonly day: BusinessDay;
  /** What its leaving changes, in growth or fen: negative for what was earned. Refunds of an order are netted in it. */
  readonly delta: number;
}

/** What leaves the window of the first sum in `rule` between today and the end of `day`, oldest first. */
export function leavingBefore(standing: MemberStanding, rule: Rule, day: BusinessDay): readonly LeavingFact[] {
  const sum = conditionsOf(rule).find((one) => one.metric === 'growth' || one.metric === 'netSpend');
  if (!sum) return [];
  const { tape, today, member } = standing;
  const { first: firstNow } = windowPeriod(sum.window, today, member);
  const { first: firstThen } = windowPeriod(sum.window, day, member);
  const column = sum.metric === 'growth' ? tape.growth : tape.spend;
  return tape.facts.flatMap((fact, i) => {
    const factDay = tape.days[i]!;
    if (factDay < firstNow || factDay >= firstThen || column[i] === 0) return [];
    return [{ fact, day: leavesOn(sum, factDay, standing), delta: -column[i]! }];
  });
}

function leavesOn({ window }: Condition, factDay: BusinessDay, { member }: MemberStanding): BusinessDay {
  return window.kind === 'rolling' ? factDay + window.days : windowPeriod(window, factDay, member).last + 1;
}
