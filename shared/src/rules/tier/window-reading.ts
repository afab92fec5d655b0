import type { MetricWindow } from '../../model/programme.js';
import type { BusinessDay } from '../../model/time.js';
import type { WindowFigures } from '../conditions/condition-kind.js';
import type { CompiledVersion } from './compile-version.js';
import { scoreOn, scoreWeight } from './engagement-score.js';
import type { FactTape } from './fact-tape.js';
import { isInterest } from './is-interest.js';
import { profitOf } from './profit-of.js';
import { daysOfWindow, windowPeriod, type MemberDays } from './window-period.js';

/** What a reading is taken of, and when. */
export interface ReadingMoment {
  readonly tape: FactTape;
  readonly member: MemberDays;
  /** The version whose rule is read. */
  readonly compiled: CompiledVersion;
  readonly day: BusinessDay;
  /** Return windows that end by 00:00 of this day have passed: `day`, or the day after for the end of `day` (D18). */
  readonly maturedBy: BusinessDay;
  /** `entry` leaves out provisional orders that may still come back (F18). */
  readonly counts: 'all' | 'entry';
  /** The place of a fact to be left out. */
  readonly without?: number | undefined;
}

/** The sums of one window at one moment, each made anew from the facts inside. */
export class WindowReading implements WindowFigures {
  /** Places of the facts inside, in fact order. */
  readonly inside: readonly number[];

  constructor(
    private readonly window: MetricWindow,
    readonly moment: ReadingMoment,
  ) {
    const { tape, day, member, without } = moment;
    const { first } = windowPeriod(window, day, member);
    const inside: number[] = [];
    for (let i = tape.read - 1; i >= 0 && tape.days[i]! >= first; i--) if (i !== without) inside.push(i);
    this.inside = inside.reverse();
  }

  get day(): BusinessDay {
    return this.moment.day;
  }

  get joinDay(): BusinessDay {
    return this.moment.member.joinDay;
  }

  get windowDays(): number {
    return daysOfWindow(this.window, this.moment.day, this.moment.member);
  }

  get spend(): number {
    return this.sum((index) => this.spendAt(index));
  }

  get growth(): number {
    return this.sum((index) => this.growthAt(index));
  }

  get profit(): number {
    return this.sum((index) => this.profitAt(index));
  }

  get score(): number {
    return this.sum((index) => this.scoreAt(index));
  }

  get orders(): number {
    return this.countedOrders().length;
  }

  get visits(): number {
    return new Set(this.countedOrders().map((index) => this.moment.tape.days[index])).size;
  }

  get categoryCount(): number {
    return new Set(this.countedOrders().flatMap((index) => this.categoriesAt(index))).size;
  }

  get referrals(): number {
    return this.countedReferrals().length;
  }

  get interests(): number {
    return this.interested().length;
  }

  get lastOrderDay(): BusinessDay | null {
    const last = this.countedOrders().at(-1);
    return last === undefined ? null : this.moment.tape.days[last]!;
  }

  countedOrders(): readonly number[] {
    return this.inside.filter((index) => this.moment.tape.orders[index]! > 0 && !this.isWithheld(index));
  }

  countedReferrals(): readonly number[] {
    const { tape, maturedBy } = this.moment;
    return this.inside.filter(
      (index) =>
        tape.facts[index]!.kind === 'referral' &&
        tape.maturesOn(index) <= maturedBy &&
        tape.referrals?.isReversed(index, tape.read) === false,
    );
  }

  interested(): readonly number[] {
    return this.inside.filter((index) => isInterest(this.moment.tape.facts[index]!));
  }

  isWithheld(index: number): boolean {
    const { tape, counts, maturedBy } = this.moment;
    return counts === 'entry' && tape.facts[index]!.kind === 'purchase' && tape.isWithheld(index, maturedBy);
  }

  spendAt(index: number): number {
    return this.isWithheld(index) ? 0 : this.moment.tape.spend[index]!;
  }

  growthAt(index: number): number {
    return this.isWithheld(index) ? 0 : this.moment.tape.growth[index]!;
  }

  profitAt(index: number): number {
    const { tape, compiled } = this.moment;
    return profitOf(tape.facts[index]!, this.spendAt(index), compiled.version.marginPercent ?? 0);
  }

  scoreAt(index: number): number {
    const { tape, compiled, day } = this.moment;
    const halfLife = compiled.version.engagementScore?.halfLifeDays ?? null;
    return scoreOn(day, scoreWeight(tape, index, compiled), tape.days[index]!, halfLife);
  }

  private sum(valueAt: (index: number) => number): number {
    return this.inside.reduce((total, index) => total + valueAt(index), 0);
  }

  private categoriesAt(index: number): readonly string[] {
    const fact = this.moment.tape.facts[index]!;
    return fact.kind === 'purchase' ? fact.categories : [];
  }
}
