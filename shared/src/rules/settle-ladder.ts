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
  let latest = now;
  for (const fact of facts) if (fact.occurredAt > latest) latest = fact.occurredAt;
  return latest;
}

/** Folds one ladder and compares with what is stored: what is equal field by field stays (D20). */
export function settleLadder(input: SettleLadderInput): LadderSettlement {
  const state = foldTier(input);
  return { state, ...compareHistories(state.history, input.stored) };
}

/** What of `history` is not stored, and what is stored that is not in it. */
export function compareHistories(
  history: readonly TierTransition[],
  stored: readonly TierTransition[],
): Pick<LadderSettlement, 'added' | 'superseded'> {
  if (history.length === stored.length && history.every((one, i) => one.at === stored[i]!.at && same(one, stored[i]!)))
    return { added: [], superseded: [] };
  const byInstant = new Map<Instant, TierTransition[]>();
  for (const one of stored) {
    const others = byInstant.get(one.at);
    if (others) others.push(one);
    else byInstant.set(one.at, [one]);
  }
  const stands = new Set<TierTransition>();
  const added = history.filter((one) => {
    const equal = byInstant.get(one.at)?.filter((other) => same(one, other)) ?? [];
    for (const other of equal) stands.add(other);
    return equal.length === 0;
  });
  return { added, superseded: stored.filter((one) => !stands.has(one)) };
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
    sameTexts(a.facts, b.facts)
  );
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
