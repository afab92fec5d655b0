import type { LadderSettlement } from '../model/settlement.js';
import type { ConditionReading, TierTransition } from '../model/tier-state.js';
import type { Fact } from '../model/fact.js';
import type { Instant } from '../model/time.js';
import { sameWindow } from './tier/compile-version.js';
import { foldTier, type TierFoldInput } from './tier/fold.js';

export interface SettleLadderInput extends TierFoldInput {
  /** Stored transitions of this ladder that stand, that is, are not superseded. */
  readonly stored: readonly TierTransition[];
}

/** The later of now and the latest fact: what a settlement folds up to (D20). */
export function settledAsOf(facts: readonly Fact[], now: Instant): Instant {
  return facts.reduce((latest, fact) => Math.max(latest, fact.occurredAt), now);
}

/** Folds one ladder and compares with what is stored: what is equal field by field stays (D20). */
export function settleLadder(input: SettleLadderInput): LadderSettlement {
  const state = foldTier(input);
  const { stored } = input;
  const [isStored, stands] = [isIn(stored), isIn(state.history)];
  return {
    state,
    added: state.history.filter((transition) => !isStored(transition)),
    superseded: stored.filter((transition) => !stands(transition)),
  };
}

function isIn(list: readonly TierTransition[]): (one: TierTransition) => boolean {
  const byInstant = new Map<Instant, TierTransition[]>();
  for (const one of list) {
    const others = byInstant.get(one.at);
    if (others) others.push(one);
    else byInstant.set(one.at, [one]);
  }
  return (one) => byInstant.get(one.at)?.some((other) => same(one, other)) ?? false;
}

function same(a: TierTransition, b: TierTransition): boolean {
  return (
    a.kind === b.kind &&
    a.from === b.from &&
    a.to === b.to &&
    a.day === b.day &&
    a.version === b.version &&
    a.until === b.until &&
    a.trigger === b.trigger &&
    a.because.length === b.because.length &&
    a.because.every((reading, i) => sameReading(reading, b.because[i]!))
  );
}

function sameReading(a: ConditionReading, b: ConditionReading): boolean {
  return (
    a.metric === b.metric &&
    sameWindow(a.window, b.window) &&
    a.firstDay === b.firstDay &&
    a.lastDay === b.lastDay &&
    a.value === b.value &&
    a.op === b.op &&
    a.threshold === b.threshold &&
    a.holds === b.holds &&
    a.facts.length === b.facts.length &&
    a.facts.every((fact, i) => fact === b.facts[i])
  );
}
