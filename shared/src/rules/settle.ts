import type { Fact, FactKey } from '../model/fact.js';
import type { ProgrammeVersion } from '../model/programme.js';
import type { MemberTotals, Settlement } from '../model/settlement.js';
import type { TierOverride } from '../model/tier-override.js';
import type { TierFold, TierTransition } from '../model/tier-state.js';
import type { Instant } from '../model/time.js';
import { growthEntries } from './growth-entries.js';
import { compareHistories, settledAsOf } from './settle-ladder.js';
import type { FactTape } from './tier/fact-tape.js';
import { foldOrdered } from './tier/fold.js';
import { orderFacts } from './tier/order-facts.js';
import { tierRewards } from './tier-rewards.js';
import { undoneUpgrades } from './undone-upgrades.js';

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
  const { state, totals, facts } = foldSettled(input);
  const ladder = { state, ...compareHistories(state.history, input.stored) };
  return {
    entries: growthEntries(input.versions, facts, input.fresh),
    ...ladder,
    ...tierRewards({ ...input, ...ladder }),
    undone: undoneUpgrades({ ...input, ...ladder, facts }),
    totals,
  };
}

export interface SettledFold {
  readonly state: TierFold;
  readonly totals: MemberTotals;
  /** In fold order, each once. */
  readonly facts: readonly Fact[];
}

/** Where a settlement leaves a member, whatever was stored before. */
export function foldSettled(
  input: Pick<SettleInput, 'versions' | 'member' | 'overrides' | 'facts' | 'now'>,
): SettledFold {
  const { versions, member, overrides } = input;
  const asOf = settledAsOf(input.facts, input.now);
  const facts = orderFacts(input.facts, asOf);
  const { state, tape } = foldOrdered({ versions, registeredAt: member.registeredAt, overrides }, facts, asOf);
  return { state, totals: totalsOf(tape), facts };
}

/** Lifetime figures of a member whose facts have all been read; `lastOrderAt` is the last order that still counts. */
function totalsOf({ facts, growth, spend, orders, lastOrder }: FactTape): MemberTotals {
  let [growthSum, netSpendFen, orderCount] = [0, 0, 0];
  for (let i = 0; i < facts.length; i++) {
    growthSum += growth[i]!;
    netSpendFen += spend[i]!;
    orderCount += orders[i]!;
  }
  return {
    ...{ growth: growthSum, netSpendFen, orderCount },
    lastOrderAt: facts[lastOrder]?.occurredAt ?? null,
  };
}
