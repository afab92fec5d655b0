import type { Fact, FactKey } from '../model/fact.js';
import type { ProgrammeVersion } from '../model/programme.js';
import type { MemberTotals, Settlement } from '../model/settlement.js';
import type { TierTransition } from '../model/tier-state.js';
import type { Instant } from '../model/time.js';
import { growthEntries } from './growth-entries.js';
import { compileVersion } from './tier/compile-version.js';
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
  const storedTexts = stored.map(textOf);
  const newTexts = history.map(textOf);
  return {
    added: history.filter((_, i) => !storedTexts.includes(newTexts[i]!)),
    superseded: stored.filter((_, i) => !newTexts.includes(storedTexts[i]!)),
  };
}

/** Field by field, so that a stored row compares equal whatever the order of its fields. */
function textOf({ kind, from, to, at, day, version, until, trigger, because }: TierTransition): string {
  const readings = because.map((r) => [
    ...[r.metric, r.window.kind, r.window.kind === 'rolling' ? r.window.days : null, r.firstDay, r.lastDay],
    ...[r.value, r.op, r.threshold, r.holds, r.facts],
  ]);
  return JSON.stringify([kind, from, to, at, day, version, until, trigger, readings]);
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
