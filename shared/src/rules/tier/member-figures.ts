import type { BusinessDay } from '../../model/time.js';
import { conditionKinds } from '../conditions/condition-kinds.js';
import type { CompiledVersion } from './compile-version.js';
import { partScore } from './composite-parts.js';
import type { CountedColumns } from './counted-columns.js';
import type { FactTape } from './fact-tape.js';
import { RunningWindow } from './running-window.js';
import type { MemberDays } from './window-period.js';

/** All figures one version reads about one member, moving forward in time. */
export class MemberFigures {
  /** Everything counted: what keeps a tier. */
  readonly values: Float64Array;
  /** What counts toward entry: without provisional orders that may still come back (F18). */
  readonly entryValues: Float64Array;
  private readonly windows: readonly RunningWindow[];
  private readonly entryWindows: readonly RunningWindow[];
  day: BusinessDay = -Infinity;
  /** Return windows that end by 00:00 of this day have been taken in. */
  maturedBy: BusinessDay = -Infinity;
  /** The day of return windows that ended without the ladder having looked: a version began at that very instant. */
  private unconfirmed: BusinessDay = Infinity;
  /** Whether anything here waits for the end of a return window. */
  private readonly waits: boolean;

  constructor(
    private readonly compiled: CompiledVersion,
    private readonly tape: FactTape,
    private readonly member: MemberDays,
  ) {
    const isOne = tape.entry === tape.all;
    this.windows = this.windowsOver(tape.all);
    this.entryWindows = isOne ? this.windows : this.windowsOver(tape.entry);
    this.values = new Float64Array(compiled.slots.length);
    this.waits = tape.orderMaturities.nextIndex() >= 0 || this.readsReferrals();
    this.entryValues = isOne ? this.values : new Float64Array(compiled.slots.length);
  }

  /** Takes in the fact the tape has just read, on its day. */
  takeFact(day: BusinessDay): void {
    for (const window of this.windows) window.takeFact();
    if (this.entryWindows !== this.windows) for (const window of this.entryWindows) window.takeFact();
    this.advanceTo(day);
  }

  /** Ends the return windows that pass by 00:00 of `day`: what waited for them counts from now on (F18, D18). */
  matureTo(day: BusinessDay): void {
    const { tape } = this;
    if (day > this.maturedBy) this.maturedBy = day;
    const next = this.nextMaturityDay();
    if (next === Infinity) return;
    if (next <= day) this.unconfirmed = day;
    while (tape.orderMaturities.nextDay() <= day) {
      tape.matureOrder();
      for (const window of this.entryWindows) window.takeChange();
    }
    while (tape.referrals && tape.referrals.nextDay(tape.read) <= day) {
      const index = tape.referrals.mature();
      this.each((window) => window.takeReferral(index, 1));
    }
  }

  advanceTo(day: BusinessDay): void {
    this.matureTo(day);
    this.day = day;
    for (const window of this.windows) window.advanceTo(day);
    this.fill(this.values, this.windows);
    if (this.entryWindows === this.windows) return;
    for (const window of this.entryWindows) window.advanceTo(day);
    this.fill(this.entryValues, this.entryWindows);
  }

  /** The tier began anew; `member.tierStart` already says so. */
  restartTier(day: BusinessDay): void {
    this.each((window) => window.restart(day));
  }

  /** The ladder has looked at what the return windows that ended brought. */
  confirm(): void {
    this.unconfirmed = Infinity;
  }

  /** The next day on which a return window ends that matters here; Infinity when never. */
  nextMaturityDay(): BusinessDay {
    if (!this.waits) return Infinity;
    const { tape } = this;
    const orders = Math.min(this.unconfirmed, tape.orderMaturities.nextDay());
    return tape.referrals && this.readsReferrals() ? Math.min(orders, tape.referrals.nextDay(tape.read)) : orders;
  }

  /** The next day on which the calendar alone changes a figure; Infinity when never. */
  nextChangeDay(): BusinessDay {
    let next = this.nextMaturityDay();
    for (const window of this.entryWindows) next = Math.min(next, window.nextExit(), window.nextDecay());
    const { agingConditions, rateChangesDaily } = this.compiled;
    for (const { metric, value } of agingConditions) {
      const crossing =
        metric === 'recencyDays' ? this.nextRecencyDay(value) : this.nextCrossing(this.member.joinDay, value);
      next = Math.min(next, crossing);
    }
    if (rateChangesDaily.composite) return this.day + 1;
    return rateChangesDaily.rule ? Math.min(next, this.day + 1) : next;
  }

  private readsReferrals(): boolean {
    return this.tape.referrals !== null && this.compiled.reads.has('referralsConverted');
  }

  private windowsOver(columns: CountedColumns): readonly RunningWindow[] {
    const { tape, member, compiled } = this;
    return compiled.windows.map((window) => new RunningWindow(window, { tape, columns, member, compiled }));
  }

  private each(change: (window: RunningWindow) => void): void {
    this.windows.forEach(change);
    if (this.entryWindows !== this.windows) this.entryWindows.forEach(change);
  }

  private fill(values: Float64Array, windows: readonly RunningWindow[]): void {
    const { slots } = this.compiled;
    for (let i = 0; i < values.length; i++) {
      const { value, windowIndex } = slots[i]!;
      values[i] = value ? value(windows[windowIndex]!) : this.compositeOf(windows);
    }
  }

  private compositeOf(windows: readonly RunningWindow[]): number {
    let total = 0;
    for (const part of this.compiled.composite) {
      const value = conditionKinds[part.metric].value?.(windows[part.windowIndex]!) ?? 0;
      total += partScore(part, value);
    }
    return total;
  }

  private nextRecencyDay(value: number): BusinessDay {
    const { lastOrder } = this.tape.entry;
    return lastOrder < 0 ? Infinity : this.nextCrossing(this.tape.days[lastOrder]!, value);
  }

  /** The next day on which the days since `from` reach `value` or go beyond it. */
  private nextCrossing(from: BusinessDay, value: number): BusinessDay {
    const reached = from + Math.floor(value);
    return reached > this.day ? reached : reached + 1 > this.day ? reached + 1 : Infinity;
  }
}
