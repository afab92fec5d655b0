import type { Fact, FactKey } from '../model/fact.js';
import type { ProgrammeVersion } from '../model/programme.js';
import type { MemberTotals, Settlement } from '../model/settlement.js';
import type { TierOverride } from '../model/tier-override.js';
import type { TierTransition } from '../model/tier-state.js';
import type { Instant } from '../model/time.js';
import { growthEntries } from './growth-entries.js';
import { settleLadder, settledAsOf } from './settle-ladder.js';
import { compileVersion } from './tier/compile-version.js';
import { FactTape } from './tier/fact-tape.js';
import { orderFacts } from './tier/order-facts.js';
import { orderVersions } from './tier/version-timeline.js';
import { tierRewards } from './tier-rewards.js';

export interface SettleInput {
  readonly versions: readonly ProgrammeVersion[];
  readonly member: { readonly id: number; readonly registeredAt: Instant };
  /** All facts of the member, the fresh ones included. */
  readonly facts: readonly Fact[];
  readonly fresh: readonly FactKey[];
  /** The tier that counted before; absent or empty for somebody new. */
  readonly tierBefore?: string;
  /** Tiers set by hand. */
  readonly overrides?: readonly TierOverride[];
  /** Stored transitions that stand, that is, are not superseded. */
  readonly stored: readonly TierTransition[];
  readonly now: Instant;
  /** False for imports and replays: no gifts, no messages. */
  readonly announce: boolean;
  readonly shopName: string;
}

/** Everything that follows from fresh facts of one member, and from reviews due by `now` when there are none. */
export function settle(input: SettleInput): Settlement {
  const { versions, member, overrides, stored } = input;
  const asOf = settledAsOf(input.facts, input.now);
  const facts = orderFacts(input.facts, asOf);
  const ladder = settleLadder({ versions, registeredAt: member.registeredAt, facts, overrides, stored, asOf });
  return {
    entries: growthEntries(versions, facts, input.fresh),
    ...ladder,
    ...tierRewards({ ...input, ...ladder }),
    totals: totalsOf(versions, facts),
  };
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
