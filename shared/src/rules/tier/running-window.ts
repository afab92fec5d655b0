import type { MetricWindow } from '../../model/programme.js';
import type { BusinessDay } from '../../model/time.js';
import type { WindowFigures } from '../conditions/condition-kind.js';
import type { CompiledVersion } from './compile-version.js';
import type { CountedColumns } from './counted-columns.js';
import { DecayingScore } from './decaying-score.js';
import type { FactTape } from './fact-tape.js';
import { isInterest } from './is-interest.js';
import { profitOf } from './profit-of.js';
import { daysOfWindow, windowPeriod, type MemberDays } from './window-period.js';

export interface WindowSource {
  readonly tape: FactTape;
  /** What counts: everything, or what counts toward entry. */
  readonly columns: CountedColumns;
  readonly member: MemberDays;
  readonly compiled: CompiledVersion;
}

/** The sums of one window while it moves forward over a tape: every fact enters and leaves once. */
export class RunningWindow implements WindowFigures {
  spend = 0;
  growth = 0;
  orders = 0;
  visits = 0;
  profit = 0;
  referrals = 0;
  interests = 0;
  day: BusinessDay = -Infinity;
  /** Index of the first fact inside. */
  private low = 0;
  private last = -Infinity;
  private readonly categories: Map<string, number> | null;
  private readonly decaying: DecayingScore | null;
  private readonly readsProfit: boolean;
  private readonly readsInterest: boolean;

  constructor(
    readonly window: MetricWindow,
    private readonly source: WindowSource,
  ) {
    const { tape, compiled } = source;
    this.categories = compiled.reads.has('categoryCount') ? new Map() : null;
    this.decaying = compiled.reads.has('engagementScore') ? new DecayingScore(tape, compiled) : null;
    this.readsProfit = compiled.reads.has('profit');
    this.readsInterest = compiled.reads.has('interestCount');
    for (let i = 0; i < tape.read; i++) this.takeWhole(i, 1);
    for (let i = 0; i < tape.read; i++) this.decaying?.add(i);
  }

  get score(): number {
    return this.decaying?.total ?? 0;
  }

  get joinDay(): BusinessDay {
    return this.source.member.joinDay;
  }

  get windowDays(): number {
    return daysOfWindow(this.window, this.day, this.source.member);
  }

  get lastOrderDay(): BusinessDay | null {
    return this.orders > 0 ? this.source.tape.days[this.source.columns.lastOrder]! : null;
  }

  get categoryCount(): number {
    return this.categories?.size ?? 0;
  }

  /** Takes in the fact the tape has just read. */
  takeFact(): void {
    const { tape } = this.source;
    this.takeChange();
    if (this.readsInterest && isInterest(tape.facts[tape.read - 1]!)) this.interests++;
    this.decaying?.add(tape.read - 1);
    if (tape.revoked >= 0) this.takeReferral(tape.revoked, -1);
  }

  /** Takes in what changed last; what lies before the window has left it for good. */
  takeChange(): void {
    const { columns } = this.source;
    const { changed, spendChange, orderChange } = columns;
    if (changed < this.low) return;
    this.spend += spendChange;
    this.growth += columns.growthChange;
    this.orders += orderChange;
    this.visits += columns.visitChange;
    if (orderChange !== 0) this.countCategories(changed, orderChange);
    if (this.readsProfit && spendChange !== 0) {
      const now = columns.spend[changed]!;
      this.profit += this.profitAt(changed, now) - this.profitAt(changed, now - spendChange);
    }
  }

  /** The referral at `index` counts from now on, or no longer. */
  takeReferral(index: number, change: 1 | -1): void {
    if (index >= this.low) this.referrals += change;
  }

  /** Moves to business day `day`; days never go back. */
  advanceTo(day: BusinessDay): void {
    this.day = day;
    this.decaying?.ageTo(day, this.low);
    if (day <= this.last) return;
    if (this.window.kind === 'rolling') {
      this.last = day;
      this.dropBefore(day - this.window.days + 1);
      return;
    }
    const period = windowPeriod(this.window, day, this.source.member);
    this.last = period.last;
    this.dropBefore(period.first);
  }

  /** A `sinceTierStart` window begins anew with each tier. */
  restart(day: BusinessDay): void {
    if (this.window.kind === 'sinceTierStart') this.dropBefore(day);
  }

  /** The first day after today on which this window, left alone, loses something; Infinity when never. */
  nextExit(): BusinessDay {
    const { tape, member } = this.source;
    const { window, day } = this;
    if (window.kind === 'lifetime') return Infinity;
    let index = this.low;
    while (index < tape.read && !this.counts(index)) index++;
    if (index >= tape.read) return Infinity;
    return window.kind === 'rolling' ? tape.days[index]! + window.days : windowPeriod(window, day, member).last + 1;
  }

  /** The next day on which the score of what is inside is halved. */
  nextDecay(): BusinessDay {
    return this.decaying?.nextDay(this.low) ?? Infinity;
  }

  private counts(index: number): boolean {
    const { tape, columns } = this.source;
    return (
      columns.spend[index] !== 0 ||
      columns.growth[index] !== 0 ||
      tape.referrals?.counted[index] === 1 ||
      ((this.readsInterest || this.decaying !== null) && isInterest(tape.facts[index]!))
    );
  }

  private dropBefore(first: number): void {
    const { tape } = this.source;
    while (this.low < tape.read && tape.days[this.low]! < first) {
      const index = this.low++;
      this.takeWhole(index, -1);
      this.decaying?.drop(index);
    }
  }

  /** All that the fact at `index` counts, but for its score, enters (1) or leaves (−1). */
  private takeWhole(index: number, sign: 1 | -1): void {
    const { tape, columns } = this.source;
    this.spend += sign * columns.spend[index]!;
    this.growth += sign * columns.growth[index]!;
    this.orders += sign * columns.orders[index]!;
    if (columns.opensVisit(index)) this.visits += sign;
    if (columns.orders[index]! > 0) this.countCategories(index, sign);
    if (this.readsProfit) this.profit += sign * this.profitAt(index, columns.spend[index]!);
    if (tape.referrals?.counted[index] === 1) this.referrals += sign;
    if (this.readsInterest && isInterest(tape.facts[index]!)) this.interests += sign;
  }

  private profitAt(index: number, spend: number): number {
    const { tape, compiled } = this.source;
    return profitOf(tape.facts[index]!, spend, compiled.version.marginPercent ?? 0);
  }

  private countCategories(index: number, change: number): void {
    const fact = this.source.tape.facts[index]!;
    if (!this.categories || fact.kind !== 'purchase') return;
    for (const category of fact.categories) {
      const count = (this.categories.get(category) ?? 0) + change;
      if (count > 0) this.categories.set(category, count);
      else this.categories.delete(category);
    }
  }
}
