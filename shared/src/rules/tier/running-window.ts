import type { MetricWindow } from '../../model/programme.js';
import type { BusinessDay } from '../../model/time.js';
import type { WindowFigures } from '../conditions/condition-kind.js';
import type { FactTape } from './fact-tape.js';
import { daysOfWindow, windowPeriod, type MemberDays } from './window-period.js';

/** The sums of one window while it moves forward over a tape: every fact enters and leaves once. */
export class RunningWindow implements WindowFigures {
  spend = 0;
  growth = 0;
  orders = 0;
  visits = 0;
  profit = 0;
  score = 0;
  referrals = 0;
  interests = 0;
  day: BusinessDay = -Infinity;
  /** Index of the first fact inside. */
  low = 0;
  first = -Infinity;
  private last = -Infinity;
  private readonly categories: Map<string, number> | null;

  constructor(
    readonly window: MetricWindow,
    private readonly tape: FactTape,
    private readonly member: MemberDays,
    readsCategories: boolean,
  ) {
    this.categories = readsCategories ? new Map() : null;
    for (let i = 0; i < tape.read; i++) {
      this.spend += tape.spend[i]!;
      this.growth += tape.growth[i]!;
      this.orders += tape.orders[i]!;
      if (tape.heads[i] === i && tape.ordersOnDay[i]! > 0) this.visits++;
      if (tape.orders[i]! > 0) this.countCategories(i, 1);
    }
  }

  get joinDay(): BusinessDay {
    return this.member.joinDay;
  }

  get windowDays(): number {
    return daysOfWindow(this.window, this.day, this.member);
  }

  get lastOrderDay(): BusinessDay | null {
    return this.orders > 0 ? this.tape.days[this.tape.lastOrder]! : null;
  }

  get categoryCount(): number {
    return this.categories?.size ?? 0;
  }

  /** Takes in what the tape's last reading changed; what lies before the window has left it for good. */
  takeChange(): void {
    const { tape } = this;
    if (tape.changed < this.low) return;
    this.spend += tape.spendChange;
    this.growth += tape.growthChange;
    this.orders += tape.orderChange;
    this.visits += tape.visitChange;
    if (tape.orderChange !== 0) this.countCategories(tape.changed, tape.orderChange);
  }

  /** Moves to business day `day`; days never go back. */
  advanceTo(day: BusinessDay): void {
    this.day = day;
    if (day <= this.last) return;
    const period = windowPeriod(this.window, day, this.member);
    this.last = period.last;
    this.first = period.first;
    this.dropBefore(period.first);
  }

  /** A `sinceTierStart` window begins anew with each tier. */
  restart(day: BusinessDay): void {
    if (this.window.kind !== 'sinceTierStart') return;
    this.first = day;
    this.dropBefore(day);
  }

  /** The first day after `day` on which this window, left alone, loses something; Infinity when never. */
  nextExit(): BusinessDay {
    const { tape, window, day, member } = this;
    let index = this.low;
    while (index < tape.read && tape.spend[index] === 0 && tape.growth[index] === 0) index++;
    if (index >= tape.read) return Infinity;
    return window.kind === 'rolling' ? tape.days[index]! + window.days : windowPeriod(window, day, member).last + 1;
  }

  private dropBefore(first: number): void {
    const { tape } = this;
    while (this.low < tape.read && tape.days[this.low]! < first) {
      const index = this.low++;
      this.spend -= tape.spend[index]!;
      this.growth -= tape.growth[index]!;
      this.orders -= tape.orders[index]!;
      if (tape.heads[index] === index && tape.ordersOnDay[index]! > 0) this.visits--;
      if (tape.orders[index]! > 0) this.countCategories(index, -1);
    }
  }

  private countCategories(index: number, change: number): void {
    const fact = this.tape.facts[index]!;
    if (!this.categories || fact.kind !== 'purchase') return;
    for (const category of fact.categories) {
      const count = (this.categories.get(category) ?? 0) + change;
      if (count > 0) this.categories.set(category, count);
      else this.categories.delete(category);
    }
  }
}
