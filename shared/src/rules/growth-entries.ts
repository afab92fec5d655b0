import type { Fact, FactKey } from '../model/fact.js';
import type { GrowthEntry } from '../model/ledger.js';
import type { ProgrammeVersion } from '../model/programme.js';
import type { BusinessDay } from '../model/time.js';
import { businessDayOf } from '../calendar.js';
import { factId } from './fact-id.js';
import { orderGrowth } from './tier/order-growth.js';
import { orderVersions, versionIndexAt } from './tier/version-timeline.js';

/**
 * What each fresh fact moves (D21): the facts known before are taken first, then the fresh ones one
 * by one in fact order, each entry being the difference it makes to lifetime growth. So Σ delta is
 * what the fold counts, whatever the order of arrival: a refund that came before its order moves
 * nothing, the order then brings g(net); an engagement displaced from its daily cap is taken back
 * with the fact that displaced it.
 * `facts` must be in fact order without repeats.
 */
export function growthEntries(
  versions: readonly ProgrammeVersion[],
  facts: readonly Fact[],
  fresh: readonly FactKey[],
): readonly GrowthEntry[] {
  if (fresh.length === 0) return [];
  const ordered = orderVersions(versions);
  const lifetime = new LifetimeGrowth(ordered);
  const arrived = factsNamed(facts, fresh);
  const isFresh = new Set<Fact>(arrived);
  const touches = touchedBy([...arrived, ...namedBy(arrived, facts)], ordered[0]!.timeZone);
  for (const fact of facts) if (touches(fact) && !isFresh.has(fact)) lifetime.add(fact);
  const entries: GrowthEntry[] = [];
  for (const fact of arrived) {
    const { delta, version } = lifetime.add(fact);
    if (delta === 0 || fact.kind === 'referral') continue;
    const { source, externalId, occurredAt } = fact;
    entries.push({ fact: { source, externalId }, delta, reason: fact.kind, version, occurredAt });
  }
  return entries;
}

function factsNamed(facts: readonly Fact[], keys: readonly FactKey[]): readonly Fact[] {
  const ids = new Set(keys.map(factId));
  // Most facts are told apart by their number alone, without putting a key together.
  const isNumber = oneOf(keys.map((key) => key.externalId));
  return facts.filter((fact) => isNumber(fact.externalId) && ids.has(factId(fact)));
}

/** The facts that reversals among `arrived` take back. */
function namedBy(arrived: readonly Fact[], facts: readonly Fact[]): readonly Fact[] {
  const keys = arrived.flatMap((fact) => (fact.kind === 'reversal' ? [fact.of] : []));
  return keys.length === 0 ? [] : factsNamed(facts, keys);
}

/**
 * Which facts may share an order or a day's cap with one of those that `arrived`: the growth of all others is neither
 * changed by them nor changes theirs.
 */
function touchedBy(arrived: readonly Fact[], timeZone: string): (fact: Fact) => boolean {
  const isOrder = oneOf(arrived.flatMap((fact) => orderNumber(fact) ?? []));
  const days = new Set<BusinessDay>();
  for (const { kind, occurredAt } of arrived) if (kind === 'engagement') days.add(businessDayOf(occurredAt, timeZone));
  return (fact) => {
    if (fact.kind === 'engagement') return days.size > 0 && days.has(businessDayOf(fact.occurredAt, timeZone));
    if (fact.kind === 'reversal') return days.size > 0;
    const number = orderNumber(fact);
    return number !== undefined && isOrder(number);
  };
}

/** Nearly always one is looked for among thousands: comparing costs less than looking each of them up. */
function oneOf(texts: readonly string[]): (text: string) => boolean {
  const [only] = texts;
  if (texts.length === 1) return (text) => text === only;
  const known = new Set(texts);
  return (text) => known.has(text);
}

/** The number of the order whose growth a fact moves. */
function orderNumber(fact: Fact): string | undefined {
  if (fact.kind === 'purchase') return fact.externalId;
  return fact.kind === 'refund' ? fact.order?.externalId : undefined;
}

interface Movement {
  readonly delta: number;
  /** The version whose rate or caps decided. */
  readonly version: number;
}

interface OrderSoFar {
  terms: ProgrammeVersion | null;
  amountFen: number;
  refundedFen: number;
}

interface CappedFact {
  readonly at: number;
  readonly id: string;
  readonly growth: number;
  readonly dailyCap: number;
  readonly version: number;
}

class LifetimeGrowth {
  private readonly orders = new Map<string, OrderSoFar>();
  private readonly capped = new Map<string, CappedFact[]>();
  /** The day and activity of each engagement, and what was taken back (D252). */
  private readonly groups = new Map<string, string>();
  private readonly reversed = new Set<string>();

  constructor(private readonly versions: readonly ProgrammeVersion[]) {}

  add(fact: Fact): Movement {
    const terms = this.versions[versionIndexAt(this.versions, fact.occurredAt)]!;
    switch (fact.kind) {
      case 'purchase':
        return this.changeOrder(factId(fact), terms, (order) => {
          order.terms = terms;
          order.amountFen = fact.amountFen;
        });
      case 'refund':
        if (!fact.order) return { delta: 0, version: terms.version };
        return this.changeOrder(factId(fact.order), terms, (order) => {
          order.refundedFen += fact.amountFen;
        });
      case 'adjustment':
        return { delta: fact.growth, version: terms.version };
      case 'referral':
        return { delta: 0, version: terms.version };
      case 'reversal':
        return this.takeBack(factKeyOrder(fact.of), terms);
      case 'engagement':
        return this.addCapped(fact, terms);
      default:
        return fact satisfies never;
    }
  }

  private changeOrder(id: string, terms: ProgrammeVersion, change: (order: OrderSoFar) => void): Movement {
    const order = this.orders.get(id) ?? { terms: null, amountFen: 0, refundedFen: 0 };
    this.orders.set(id, order);
    const before = growthOf(order);
    change(order);
    return { delta: growthOf(order) - before, version: (order.terms ?? terms).version };
  }

  private addCapped(fact: Fact & { kind: 'engagement' }, terms: ProgrammeVersion): Movement {
    const rule = terms.growth.engagement.find((one) => one.activity === fact.activity);
    if (!rule) return { delta: 0, version: terms.version };
    const day = businessDayOf(fact.occurredAt, this.versions[0]!.timeZone);
    const group = `${day} ${fact.activity}`;
    const sameDay = this.capped.get(group) ?? [];
    const { growth, dailyCap } = rule;
    const one = { at: fact.occurredAt, id: factKeyOrder(fact), growth, dailyCap, version: terms.version };
    const after = [...sameDay, one].sort(inFactOrder);
    this.capped.set(group, after);
    this.groups.set(one.id, group);
    return { delta: this.growthOfDay(after) - this.growthOfDay(sameDay), version: terms.version };
  }

  /** What was taken back leaves its place in the day's cap to the next. */
  private takeBack(id: string, terms: ProgrammeVersion): Movement {
    const sameDay = this.capped.get(this.groups.get(id) ?? '') ?? [];
    const before = this.growthOfDay(sameDay);
    this.reversed.add(id);
    const version = sameDay.find((one) => one.id === id)?.version ?? terms.version;
    return { delta: this.growthOfDay(sameDay) - before, version };
  }

  private growthOfDay(facts: readonly CappedFact[]): number {
    let counted = 0;
    let growth = 0;
    for (const fact of facts) {
      if (counted >= fact.dailyCap || this.reversed.has(fact.id)) continue;
      counted++;
      growth += fact.growth;
    }
    return growth;
  }
}

function growthOf({ terms, amountFen, refundedFen }: OrderSoFar): number {
  return terms ? orderGrowth(Math.max(0, amountFen - refundedFen), terms.growth.perYuan) : 0;
}

function factKeyOrder(fact: FactKey): string {
  return `${fact.source}\u0000${fact.externalId}`;
}

function inFactOrder(a: CappedFact, b: CappedFact): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}
