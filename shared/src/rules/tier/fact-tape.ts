import { businessDayOf } from '../../calendar.js';
import type { EngagementFact, Fact, PurchaseFact } from '../../model/fact.js';
import type { BusinessDay, Instant } from '../../model/time.js';
import { factId } from '../fact-id.js';
import type { CompiledVersion } from './compile-version.js';
import { orderGrowth } from './order-growth.js';

const NO_ORDER = -1;

/**
 * A member's facts, read one after the other, and what each adds on its own business day as far as
 * the tape has been read: refunds lower their order in place (F5), caps are kept (F6).
 * After `readNext` the `…Change` fields say what moved, at index `changed`.
 */
export class FactTape {
  readonly days: BusinessDay[] = [];
  /** Index of the first fact of the same day. */
  readonly heads: number[] = [];
  readonly spend: number[] = [];
  readonly growth: number[] = [];
  /** 1 for an order that still counts, else 0. */
  readonly orders: number[] = [];
  /** Orders that count on a day, at the index of its first fact. */
  readonly ordersOnDay: number[] = [];
  /** For a linked refund the index of its order, else −1. */
  readonly targets: number[] = [];
  /** How many facts have been read. */
  read = 0;
  /** Index of the last order that counts, or −1. */
  lastOrder = -1;

  changed = 0;
  spendChange = 0;
  growthChange = 0;
  orderChange = 0;
  visitChange = 0;

  /** The version in force when each fact happened: it gives the rate, the caps and the refund policy (D5). */
  private readonly terms: CompiledVersion[] = [];
  private readonly givenBack: number[] = [];
  private capDay: BusinessDay = NaN;
  private readonly counted = new Map<string, number>();

  constructor(
    readonly facts: readonly Fact[],
    readonly timeZone: string,
    versions: readonly CompiledVersion[],
  ) {
    let version = 0;
    let linked = false;
    for (let i = 0; i < facts.length; i++) {
      const fact = facts[i]!;
      while (version + 1 < versions.length && versions[version + 1]!.version.effectiveFrom <= fact.occurredAt)
        version++;
      const day = businessDayOf(fact.occurredAt, timeZone);
      this.terms.push(versions[version]!);
      this.days.push(day);
      this.heads.push(i > 0 && this.days[i - 1] === day ? this.heads[i - 1]! : i);
      this.spend.push(0);
      this.growth.push(0);
      this.orders.push(0);
      this.ordersOnDay.push(0);
      this.targets.push(NO_ORDER);
      this.givenBack.push(0);
      if (fact.kind === 'refund' && fact.order) linked = true;
    }
    if (linked) this.linkRefunds();
  }

  nextAt(): Instant {
    return this.facts[this.read]?.occurredAt ?? Infinity;
  }

  /** Takes in the next fact. */
  readNext(): Fact {
    const index = this.read++;
    const fact = this.facts[index]!;
    switch (fact.kind) {
      case 'purchase':
        this.settleOrder(index, fact);
        break;
      case 'refund':
        this.readRefund(index, fact.amountFen, fact.order !== null);
        break;
      case 'engagement':
        this.set(index, 0, this.cappedGrowth(index, fact), 0);
        break;
      case 'adjustment':
        this.set(index, 0, fact.growth, 0);
        break;
      case 'referral':
      case 'reversal':
        this.set(index, 0, 0, 0);
        break;
      default:
        fact satisfies never;
    }
    return fact;
  }

  /** Whether the linked refund at `index` has lowered an order that has been read. */
  refundCounts(index: number): boolean {
    const order = this.targets[index]!;
    return order !== NO_ORDER && order < this.read && (index < this.read || this.isImmediate(order));
  }

  private linkRefunds(): void {
    const orders = new Map<string, number>();
    this.facts.forEach((fact, i) => fact.kind === 'purchase' && orders.set(factId(fact), i));
    this.facts.forEach((fact, i) => {
      if (fact.kind !== 'refund' || !fact.order) return;
      const order = orders.get(factId(fact.order)) ?? NO_ORDER;
      this.targets[i] = order;
      if (order !== NO_ORDER && this.isImmediate(order)) this.givenBack[order]! += fact.amountFen;
    });
  }

  private isImmediate(order: number): boolean {
    return this.terms[order]!.version.refundPolicy === 'immediate';
  }

  private readRefund(index: number, amountFen: number, isLinked: boolean): void {
    const order = this.targets[index]!;
    if (!isLinked) this.set(index, -amountFen, 0, 0);
    else if (order === NO_ORDER || this.isImmediate(order)) this.set(index, 0, 0, 0);
    else {
      this.givenBack[order]! += amountFen;
      if (order < this.read) this.settleOrder(order, this.facts[order] as PurchaseFact);
      else this.set(index, 0, 0, 0);
    }
  }

  private settleOrder(index: number, order: PurchaseFact): void {
    const net = Math.max(0, order.amountFen - this.givenBack[index]!);
    this.set(index, net, orderGrowth(net, this.terms[index]!.version.growth.perYuan), net > 0 ? 1 : 0);
  }

  private cappedGrowth(index: number, fact: EngagementFact): number {
    const rule = this.terms[index]!.engagement.get(fact.activity);
    if (!rule) return 0;
    if (this.capDay !== this.days[index]) {
      this.capDay = this.days[index]!;
      this.counted.clear();
    }
    const count = this.counted.get(fact.activity) ?? 0;
    if (count >= rule.dailyCap) return 0;
    this.counted.set(fact.activity, count + 1);
    return rule.growth;
  }

  private set(index: number, spend: number, growth: number, orders: number): void {
    const head = this.heads[index]!;
    const ordersBefore = this.ordersOnDay[head]!;
    this.changed = index;
    this.spendChange = spend - this.spend[index]!;
    this.growthChange = growth - this.growth[index]!;
    this.orderChange = orders - this.orders[index]!;
    this.spend[index] = spend;
    this.growth[index] = growth;
    this.orders[index] = orders;
    this.ordersOnDay[head] = ordersBefore + this.orderChange;
    this.visitChange = (ordersBefore + this.orderChange > 0 ? 1 : 0) - (ordersBefore > 0 ? 1 : 0);
    if (orders > 0) this.lastOrder = Math.max(this.lastOrder, index);
    else while (this.lastOrder >= 0 && this.orders[this.lastOrder] === 0) this.lastOrder--;
  }
}
