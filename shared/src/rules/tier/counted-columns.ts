const NO_DAYS: number[] = [];

/**
 * What each fact of a member counts, at the fact's place, and what the last change was. Kept apart from the tape
 * because under provisional refunds what counts toward entry differs from what happened (F18).
 */
export class CountedColumns {
  readonly spend: number[];
  readonly growth: number[];
  /** 1 for an order that still counts, else 0. */
  readonly orders: number[];
  /** Index of the last order that counts, or −1. */
  lastOrder = -1;

  changed = 0;
  spendChange = 0;
  growthChange = 0;
  orderChange = 0;
  visitChange = 0;

  /** Orders that count on a day, at the index of its first fact. */
  private readonly ordersOnDay: number[];

  /** `heads`: for every fact the index of the first one of its day; null where no rule asks for days. */
  constructor(
    length: number,
    private readonly heads: readonly number[] | null,
  ) {
    this.spend = [];
    this.growth = [];
    this.orders = [];
    for (let i = 0; i < length; i++) {
      this.spend.push(0);
      this.growth.push(0);
      this.orders.push(0);
    }
    this.ordersOnDay = heads ? heads.map(() => 0) : NO_DAYS;
  }

  /** Whether `index` is the first fact of a day with an order that counts. */
  opensVisit(index: number): boolean {
    return this.heads !== null && this.heads[index] === index && this.ordersOnDay[index]! > 0;
  }

  set(index: number, spend: number, growth: number, orders: number): void {
    this.changed = index;
    this.spendChange = spend - this.spend[index]!;
    this.growthChange = growth - this.growth[index]!;
    this.orderChange = orders - this.orders[index]!;
    this.spend[index] = spend;
    this.growth[index] = growth;
    this.visitChange = 0;
    if (this.orderChange !== 0) this.countOrder(index, orders);
  }

  /** Nothing changed; `index` is only where it did not. */
  still(index: number): void {
    this.changed = index;
    this.spendChange = this.growthChange = this.orderChange = this.visitChange = 0;
  }

  private countOrder(index: number, orders: number): void {
    this.orders[index] = orders;
    if (this.heads) this.countOnDay(this.heads[index]!);
    if (orders > 0) this.lastOrder = Math.max(this.lastOrder, index);
    else while (this.lastOrder >= 0 && this.orders[this.lastOrder] === 0) this.lastOrder--;
  }

  private countOnDay(head: number): void {
    const before = this.ordersOnDay[head]!;
    const after = before + this.orderChange;
    this.ordersOnDay[head] = after;
    this.visitChange = (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
  }
}
