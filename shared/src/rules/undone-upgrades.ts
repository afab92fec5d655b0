import { dateOfDay } from '../calendar.js';
import type { Fact, FactKey, RefundFact } from '../model/fact.js';
import type { ProgrammeVersion } from '../model/programme.js';
import type { UndoingRefund, UndoneUpgrade } from '../model/settlement.js';
import type { TierFold, TierTransition } from '../model/tier-state.js';
import { factId } from './fact-id.js';

/** A refund within so many days of the upgrade looks like farming when its gift was used (D192). */
export const FARMING_DAYS = 30;
const DAY_MS = 86_400_000;

export interface UndoneUpgradesInput {
  readonly versions: readonly ProgrammeVersion[];
  readonly state: TierFold;
  readonly superseded: readonly TierTransition[];
  readonly facts: readonly Fact[];
  readonly fresh: readonly FactKey[];
}

/**
 * Upgrades whose gifts have to answer for something: those that vanished while the member no longer stands so high, and
 * those that stand although a fresh refund gave their order back in full. One that moved or was overtaken is neither.
 */
export function undoneUpgrades(input: UndoneUpgradesInput): readonly UndoneUpgrade[] {
  const refunds = freshRefunds(input);
  if (input.superseded.length === 0 && refunds.length === 0) return [];
  const lost = input.superseded.filter((one) => one.kind === 'upgrade' && isLost(input, one));
  const hollow = input.state.history.filter(
    ({ kind, trigger }) =>
      kind === 'upgrade' && trigger !== null && refunds.some((refund) => givesBackWhole(input.facts, refund, trigger)),
  );
  return [
    ...lost.map((one) => undone(input, one, refunds.find((r) => isOrder(r, one.trigger)) ?? refunds.at(-1))),
    ...hollow.map((one) => ({
      ...undone(
        input,
        one,
        refunds.findLast((refund) => isOrder(refund, one.trigger)),
      ),
      isLost: false,
    })),
  ];
}

function isLost({ versions, state }: UndoneUpgradesInput, { to, day }: TierTransition): boolean {
  const inForce = versions.find((version) => version.version === state.version);
  const rank = inForce?.tiers.findIndex((tier) => tier.key === to) ?? -1;
  if (rank < 0 || state.computed.rank >= rank) return false;
  const { year } = dateOfDay(day);
  return !state.history.some((one) => one.kind === 'upgrade' && one.to === to && dateOfDay(one.day).year === year);
}

function freshRefunds({ facts, fresh }: UndoneUpgradesInput): readonly RefundFact[] {
  if (fresh.length === 0) return [];
  const ids = new Set(fresh.map(factId));
  return facts.filter((fact): fact is RefundFact => fact.kind === 'refund' && ids.has(factId(fact)));
}

function isOrder(refund: RefundFact, trigger: string | null): boolean {
  return refund.order !== null && factId(refund.order) === trigger;
}

function givesBackWhole(facts: readonly Fact[], refund: RefundFact, trigger: string): boolean {
  if (!isOrder(refund, trigger)) return false;
  const order = facts.find((fact) => factId(fact) === trigger);
  const back = facts.reduce(
    (sum, one) => (one.kind === 'refund' && isOrder(one, trigger) ? sum + one.amountFen : sum),
    0,
  );
  return order?.kind === 'purchase' && back >= order.amountFen;
}

function undone(
  { versions, state, facts }: UndoneUpgradesInput,
  { to, day, at, trigger }: TierTransition,
  refund: RefundFact | undefined,
): UndoneUpgrade {
  const inForce = versions.find((version) => version.version === state.version);
  const isSoon = refund !== undefined && refund.occurredAt - at <= FARMING_DAYS * DAY_MS;
  return {
    ...{ tier: to, cycle: dateOfDay(day).year, at, fact: trigger, isLost: true },
    usedGifts: inForce?.usedGifts ?? 'keep',
    refund: isSoon ? undoingRefund(facts, refund, trigger) : null,
  };
}

function undoingRefund(facts: readonly Fact[], refund: RefundFact, trigger: string | null): UndoingRefund {
  const order = trigger === null ? undefined : facts.find((fact) => factId(fact) === trigger);
  return {
    ...{ fact: factId(refund), at: refund.occurredAt, amountFen: refund.amountFen },
    purchase:
      order?.kind === 'purchase' ? { fact: factId(order), at: order.occurredAt, amountFen: order.amountFen } : null,
  };
}
