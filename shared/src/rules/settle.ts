import type { Fact, FactKey } from '../model/fact.js';
import type { ProgrammeVersion } from '../model/programme.js';
import type { MemberTotals, Settlement } from '../model/settlement.js';
import type { TierOverride } from '../model/tier-override.js';
import type { TierTransition } from '../model/tier-state.js';
import type { Instant } from '../model/time.js';
import { growthEntries } from './growth-entries.js';
import { compareHistories, settledAsOf } from './settle-ladder.js';
import type { FactTape } from './tier/fact-tape.js';
import { foldOrdered } from './tier/fold.js';
import { orderFacts } from './tier/order-facts.js';
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
  const { state, tape } = foldOrdered({ versions, registeredAt: member.registeredAt, overrides }, facts, asOf);
  const ladder = { state, ...compareHistories(state.history, stored) };
  return {
    entries: growthEntries(versions, facts, input.fresh),
    ...ladder,
    ...tierRewards({ ...input, ...ladder }),
    totals: totalsOf(tape),
  };
}

/** Lifetime figures of a member whose facts have all been read; `lastOrderAt` is the last order that still counts. */
function totalsOf({ facts, growth, spend, orders, lastOrder }: FactTape): MemberTotals {
  const sum = (column: readonly number[]) => column.reduce((total, value) => total + value, 0);
  return {
    growth: sum(growth),
    netSpendFen: sum(spend),
    orderCount: sum(orders),
    lastOrderAt: facts[lastOrder]?.occurredAt ?? null,
  };
}
