import { businessDayOf } from '../../calendar.js';
import type { EngagementFact, Fact, PurchaseFact, RefundFact } from '../../model/fact.js';
import type { Metric } from '../../model/programme.js';
import type { BusinessDay, Instant } from '../../model/time.js';
import { factId } from '../fact-id.js';
import type { CompiledVersion } from './compile-version.js';
import { activityOrdinals } from './activity-ordinals.js';
import { CountedColumns } from './counted-columns.js';
import { DailyCaps } from './daily-caps.js';
import { linkedOrders, voidedFacts } from './linked-orders.js';
import { MaturityQueue, NOTHING_WAITS } from './maturity-queue.js';
import { orderGrowth } from './order-growth.js';
import { ReferralTrack, type FactTerms } from './referral-track.js';
import { termsOf } from './terms-of.js';

const NO_ORDER = -1;
const NONE: readonly number[] = [];
const NO_AMOUNTS: number[] = [];
const NO_PLACES: ReadonlySet<number> = new Set();

/**
 * A member's facts, read one after the other, and what each adds on its own business day as far as the tape has been
 * read: refunds lower their order in place (F5), caps are kept (F6). `all` counts what happened, `entry` leaves out
 * provisional orders until their return window has passed (F18); both are one where there are none.
 */
export class FactTape implements FactTerms {
  readonly days: readonly BusinessDay[];
  readonly all: CountedColumns;
  readonly entry: CountedColumns;
  /** Null where no rule asks for referrals. */
  readonly referrals: ReferralTrack | null;
  /** For a linked refund the index of its order, else −1; empty without linked refunds. */
  readonly targets: readonly number[];
  /** How many facts have been read. */
  read = 0;
  /** The referral that the last fact read took back, or −1. */
  revoked = -1;
  /** The orders that count toward entry only when their return window has passed. */
  readonly orderMaturities: MaturityQueue;

  /** The version in force when each fact happened: it gives the rate, the caps and the refund policy (D5). */
  private readonly terms: readonly CompiledVersion[];
  /** Fen given back of each order; empty without linked refunds. */
  private readonly givenBack: number[];
  /** Orders that were undone at once, and engagement that was taken back. */
  private readonly voided: ReadonlySet<number>;
  private ordinals: readonly number[] = NONE;
  private caps: DailyCaps | null = null;
  private ids: string[] | null = null;

  constructor(
    readonly facts: readonly Fact[],
    readonly timeZone: string,
    versions: readonly CompiledVersion[],
  ) {
    const days: BusinessDay[] = [];
    let links = 0;
    let reversals = 0;
    for (const fact of facts) {
      days.push(businessDayOf(fact.occurredAt, timeZone));
      if (fact.kind === 'refund' && fact.order) links++;
      if (fact.kind === 'reversal') reversals++;
    }
    this.days = days;
    this.terms = versions.length === 1 ? versions : termsOf(facts, versions);
    const heads = readsAny(versions, 'visitDays') ? headsOf(days) : null;
    this.all = new CountedColumns(facts.length, heads);
    this.givenBack = links > 0 ? facts.map(() => 0) : NO_AMOUNTS;
    this.targets = links > 0 ? linkedOrders(facts, links) : NONE;
    this.voided = links + reversals > 0 ? voidedFacts(facts, this.targets) : NO_PLACES;
    if (links > 0) this.giveBackAtOnce();
    const isProvisional = versions.some((one) => one.version.refundPolicy === 'provisional');
    this.orderMaturities = isProvisional ? this.waitingOrders() : NOTHING_WAITS;
    this.entry = this.orderMaturities.nextIndex() < 0 ? this.all : new CountedColumns(facts.length, heads);
    this.referrals = readsAny(versions, 'referralsConverted') ? new ReferralTrack(facts, this) : null;
    if (readsAny(versions, 'engagementScore')) this.ordinals = activityOrdinals(facts, days, this.voided);
  }

  get spend(): readonly number[] {
    return this.all.spend;
  }

  get growth(): readonly number[] {
    return this.all.growth;
  }

  get orders(): readonly number[] {
    return this.all.orders;
  }

  get lastOrder(): number {
    return this.all.lastOrder;
  }

  nextAt(): Instant {
    return this.facts[this.read]?.occurredAt ?? Infinity;
  }

  /** Takes in the next fact. */
  readNext(): Fact {
    const index = this.read++;
    const fact = this.facts[index]!;
    this.revoked = NO_ORDER;
    switch (fact.kind) {
      case 'purchase':
        this.settleOrder(index, fact);
        break;
      case 'refund':
        this.readRefund(index, fact.amountFen, fact.order !== null);
        break;
      case 'engagement':
        this.count(index, 0, this.cappedGrowth(index, fact));
        break;
      case 'adjustment':
        this.count(index, 0, fact.growth);
        break;
      case 'referral':
        this.still(index);
        break;
      case 'reversal':
        this.still(index);
        this.revoked = this.referrals?.revoke(index) ?? NO_ORDER;
        break;
      default:
        fact satisfies never;
    }
    return fact;
  }

  /** Whether the linked refund at `index` has lowered an order that has been read. */
  refundCounts(index: number): boolean {
    const order = this.targets[index] ?? NO_ORDER;
    return order !== NO_ORDER && order < this.read && (index < this.read || this.actsAtOnce(order));
  }

  /** The first day on which the order or referral at `index` counts if nothing comes back (F18, F7). */
  maturesOn(index: number): BusinessDay {
    return this.days[index]! + this.termsAt(index).returnWindowDays + 1;
  }

  /** Whether the order at `index` does not count toward entry before a day after `by`. */
  isWithheld(index: number, by: BusinessDay): boolean {
    return this.termsAt(index).version.refundPolicy === 'provisional' && this.maturesOn(index) > by;
  }

  /** The fact at `index` as readings name it: `source/externalId`. */
  idOf(index: number): string {
    this.ids ??= [];
    return (this.ids[index] ??= factId(this.facts[index]!));
  }

  /** 0 for the first fact of its activity on its day, then 1, 2 …; only where a rule reads the score. */
  ordinalOf(index: number): number {
    return this.ordinals[index] ?? 0;
  }

  /** The return window of the next order passes: it counts toward entry from now on. */
  matureOrder(): void {
    const index = this.orderMaturities.nextIndex();
    this.orderMaturities.pass();
    const { spend, growth, orders } = this.all;
    this.entry.set(index, spend[index]!, growth[index]!, orders[index]!);
  }

  /** Whether what is given back of the fact at `index` counts as though it had been so from the start (F18). */
  actsAtOnce(index: number): boolean {
    return this.termsAt(index).version.refundPolicy !== 'atReview' || this.voided.has(index);
  }

  private termsAt(index: number): CompiledVersion {
    return this.terms.length === 1 ? this.terms[0]! : this.terms[index]!;
  }

  private giveBackAtOnce(): void {
    for (let i = 0; i < this.facts.length; i++) {
      const order = this.targets[i]!;
      if (order === NO_ORDER || !this.actsAtOnce(order)) continue;
      this.giveBack(order, (this.facts[i] as RefundFact).amountFen);
    }
  }

  private waitingOrders(): MaturityQueue {
    const queue = new MaturityQueue();
    this.facts.forEach((fact, i) => {
      if (fact.kind !== 'purchase' || this.termsAt(i).version.refundPolicy !== 'provisional') return;
      if (this.netOf(i, fact) > 0) queue.add(i, this.maturesOn(i));
    });
    queue.sort();
    return queue;
  }

  private giveBack(order: number, amountFen: number): void {
    this.givenBack[order]! += amountFen;
  }

  private readRefund(index: number, amountFen: number, isLinked: boolean): void {
    const order = this.targets[index] ?? NO_ORDER;
    if (!isLinked) this.count(index, -amountFen, 0);
    else if (order === NO_ORDER || this.actsAtOnce(order)) this.still(index);
    else {
      this.giveBack(order, amountFen);
      if (order < this.read) this.settleOrder(order, this.facts[order] as PurchaseFact);
      else this.still(index);
    }
  }

  private netOf(index: number, order: PurchaseFact): number {
    return Math.max(0, order.amountFen - (this.givenBack[index] ?? 0));
  }

  private settleOrder(index: number, order: PurchaseFact): void {
    const net = this.netOf(index, order);
    const { version } = this.termsAt(index);
    const growth = orderGrowth(net, version.growth.perYuan);
    this.all.set(index, net, growth, net > 0 ? 1 : 0);
    if (this.entry === this.all) return;
    if (version.refundPolicy === 'provisional') this.entry.still(index);
    else this.entry.set(index, net, growth, net > 0 ? 1 : 0);
  }

  private cappedGrowth(index: number, fact: EngagementFact): number {
    const rule = this.termsAt(index).engagement.get(fact.activity);
    if (!rule || this.voided.has(index)) return 0;
    this.caps ??= new DailyCaps();
    return this.caps.admits(fact.activity, this.days[index]!, rule.dailyCap) ? rule.growth : 0;
  }

  private count(index: number, spend: number, growth: number): void {
    this.all.set(index, spend, growth, 0);
    if (this.entry !== this.all) this.entry.set(index, spend, growth, 0);
  }

  private still(index: number): void {
    this.all.still(index);
    if (this.entry !== this.all) this.entry.still(index);
  }
}

function readsAny(versions: readonly CompiledVersion[], metric: Metric): boolean {
  for (const { reads } of versions) if (reads.has(metric)) return true;
  return false;
}

/** For every fact the index of the first one of its day. */
function headsOf(days: readonly BusinessDay[]): readonly number[] {
  const heads: number[] = [];
  for (let i = 0; i < days.length; i++) heads.push(i > 0 && days[i - 1] === days[i] ? heads[i - 1]! : i);
  return heads;
}
