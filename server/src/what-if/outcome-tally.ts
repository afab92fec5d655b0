import type { WhatIfMove, WhatIfOutcome } from '@jieti/shared/api/what-if';
import type { TierDefinition } from '@jieti/shared/model/programme';
import type { WalkedPart } from '../walk/range-walker.js';
import type { ListedMove } from './forecast-member.js';
import type { ForecastPart, Notices, StoreMoves } from './forecast-range.js';
import { MigrationCount, type Flow } from './migration-count.js';
import { populationHash } from './population-hash.js';
import type { GiftTerms } from './what-if-terms.queries.js';

/** Rows kept of each list; the counts are true whatever its length. */
const LISTED = 5000;
const KINDS: readonly WhatIfMove[] = ['up', 'down', 'later', 'near'];
const NO_STORE = '未登记门店';

export interface TallyWords {
  readonly tiers: readonly TierDefinition[];
  readonly gifts: ReadonlyMap<string, GiftTerms>;
  readonly stores: ReadonlyMap<string, string>;
}

/** Puts the parts of a run together, in bounded memory. */
export class OutcomeTally {
  private readonly flows = new MigrationCount();
  private readonly laterFlows = new MigrationCount();
  private readonly totals = new Map<WhatIfMove, number>();
  private readonly lists = new Map<WhatIfMove, ListedMove[]>(KINDS.map((kind) => [kind, []]));
  private readonly stores = new Map<string | null, StoreMoves>();
  private readonly gifts = new Map<string, number>();
  private readonly hashes: { first: number; hash: string }[] = [];
  private notices: Notices = { needed: 0, subscription: 0, officialAccount: 0, inboxOnly: 0 };

  add({ range, members, part }: WalkedPart<ForecastPart>): void {
    if (members > 0) this.hashes.push({ first: range.first, hash: part.hash });
    this.flows.addAll(part.flows);
    this.laterFlows.addAll(part.laterFlows);
    for (const move of part.moves) this.list(move);
    for (const store of part.stores) this.stores.set(store.store, sumOfStores(this.stores.get(store.store), store));
    for (const [template, coupons] of part.gifts) this.gifts.set(template, (this.gifts.get(template) ?? 0) + coupons);
    this.notices = sumOfNotices(this.notices, part.notices);
  }

  giftTemplates(): readonly string[] {
    return [...this.gifts.keys()];
  }

  /** Every list, nearest first. */
  moves(): readonly ListedMove[] {
    return KINDS.flatMap((kind) => nearest(this.lists.get(kind)!));
  }

  outcome(words: TallyWords, run: { readonly factsUntil: number; readonly seconds: number }): WhatIfOutcome {
    const [flows, laterFlows] = [this.flows.flows(), this.laterFlows.flows()];
    const gifts = [...this.gifts].map(([template, coupons]) => {
      const { title, faceFen } = words.gifts.get(template) ?? { title: template, faceFen: 0 };
      return { template, title, coupons, costFen: coupons * faceFen };
    });
    const total = (kind: WhatIfMove) => this.totals.get(kind) ?? 0;
    return {
      ...run,
      members: sum(flows),
      counts: words.tiers.map(({ key, name, colours }) => ({
        ...{ tier: key, name, palette: colours.palette },
        before: sum(flows.filter(({ from }) => from === key)),
        after: sum(flows.filter(({ to }) => to === key)),
        later: sum(laterFlows.filter(({ to }) => to === key)),
      })),
      matrix: flows.map(named),
      laterMatrix: laterFlows.map(named),
      ...{ up: total('up'), down: total('down'), later: total('later'), near: total('near') },
      byStore: [...this.stores.values()]
        .map((one) => ({ ...one, name: one.store === null ? NO_STORE : (words.stores.get(one.store) ?? one.store) }))
        .toSorted((a, b) => b.members - a.members),
      gifts,
      giftCostFen: gifts.reduce((fen, { costFen }) => fen + costFen, 0),
      messages: this.notices,
      hash: populationHash(this.hashes),
    };
  }

  private list(move: ListedMove): void {
    this.totals.set(move.kind, (this.totals.get(move.kind) ?? 0) + 1);
    const list = this.lists.get(move.kind)!;
    list.push(move);
    if (list.length >= 4 * LISTED) this.lists.set(move.kind, nearest(list));
  }
}

function nearest(list: readonly ListedMove[]): ListedMove[] {
  return list.toSorted((a, b) => a.distance - b.distance || a.memberId - b.memberId).slice(0, LISTED);
}

function named({ from, to, members }: Flow) {
  return { from: from ?? to, to, members };
}

function sum(flows: readonly Flow[]): number {
  return flows.reduce((total, { members }) => total + members, 0);
}

function sumOfStores(a: StoreMoves | undefined, b: StoreMoves): StoreMoves {
  if (!a) return b;
  return {
    store: b.store,
    members: a.members + b.members,
    up: a.up + b.up,
    down: a.down + b.down,
    later: a.later + b.later,
  };
}

function sumOfNotices(a: Notices, b: Notices): Notices {
  return {
    needed: a.needed + b.needed,
    subscription: a.subscription + b.subscription,
    officialAccount: a.officialAccount + b.officialAccount,
    inboxOnly: a.inboxOnly + b.inboxOnly,
  };
}
