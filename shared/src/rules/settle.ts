import type { Fact, FactKey } from '../model/fact.js';
import type { ProgrammeVersion } from '../model/programme.js';
import type { MemberTotals, Settlement } from '../model/settlement.js';
import type { ConditionReading, TierTransition } from '../model/tier-state.js';
import type { Instant } from '../model/time.js';
import { growthEntries } from './growth-entries.js';
import { compileVersion, sameWindow } from './tier/compile-version.js';
import { FactTape } from './tier/fact-tape.js';
import { foldTier } from './tier/fold.js';
import { orderFacts } from './tier/order-facts.js';
import { orderVersions } from './tier/version-timeline.js';
import { tierRewards } from './tier-rewards.js';

export interface SettleInput {
  readonly versions: readonly ProgrammeVersion[];
  readonly member: { readonly id: number; readonly registeredAt: Instant };
  /** All facts of the member, the fresh ones included. */
  readonly facts: readonly Fact[];
  readonly fresh: readonly FactKey[];
  /** Stored transitions that stand, that is, are not superseded. */
  readonly stored: readonly TierTransition[];
  readonly now: Instant;
  /** False for imports and replays: no gifts, no messages. */
  readonly announce: boolean;
  readonly shopName: string;
}

/** Everything that follows from fresh facts of one member, and from reviews due by `now` when there are none. */
export function settle(input: SettleInput): Settlement {
  const { versions, member } = input;
  const asOf = input.facts.reduce((latest, fact) => Math.max(latest, fact.occurredAt), input.now);
  const facts = orderFacts(input.facts, asOf);
  const state = foldTier({ versions, registeredAt: member.registeredAt, facts, asOf });
  const { added, superseded } = compareHistories(input.stored, state.history);
  return {
    entries: growthEntries(versions, facts, input.fresh),
    state,
    added,
    superseded,
    ...tierRewards({ ...input, state, added, superseded }),
    totals: totalsOf(versions, facts),
  };
}

function compareHistories(stored: readonly TierTransition[], history: readonly TierTransition[]) {
  const isIn = (list: readonly TierTransition[]) => (one: TierTransition) => list.some((other) => same(one, other));
  const [isStored, stands] = [isIn(stored), isIn(history)];
  return {
    added: history.filter((transition) => !isStored(transition)),
    superseded: stored.filter((transition) => !stands(transition)),
  };
}

function same(a: TierTransition, b: TierTransition): boolean {
  return (
    a.at === b.at &&
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

/** Lifetime figures of a member; `lastOrderAt` is the last order that still counts. */
function totalsOf(versions: readonly ProgrammeVersion[], orderedFacts: readonly Fact[]): MemberTotals {
  const ordered = orderVersions(versions);
  const tape = new FactTape(orderedFacts, ordered[0]!.timeZone, ordered.map(compileVersion));
  while (tape.read < orderedFacts.length) tape.readNext();
  const sum = (column: readonly number[]) => column.reduce((total, value) => total + value, 0);
  return {
    growth: sum(tape.growth),
    netSpendFen: sum(tape.spend),
    orderCount: sum(tape.orders),
    lastOrderAt: orderedFacts[tape.lastOrder]?.occurredAt ?? null,
  };
}
