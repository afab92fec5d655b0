import type { Metric, MetricWindow } from '../../model/programme.js';
import type { BusinessDay } from '../../model/time.js';
import type { CompiledVersion } from './compile-version.js';
import type { FactTape } from './fact-tape.js';
import { RunningWindow } from './running-window.js';
import { daysOfWindow, type MemberDays } from './window-period.js';

/** `recencyDays` of a member without an order that counts: a hundred years, so that no "lately" holds (D6). */
export const NEVER_ORDERED_DAYS = 36_525;

/** All figures one version reads about one member, moving forward in time. */
export class MemberFigures {
  readonly values: Float64Array;
  private readonly windows: RunningWindow[] = [];
  private day: BusinessDay = -Infinity;

  constructor(
    private readonly compiled: CompiledVersion,
    private readonly tape: FactTape,
    private readonly member: MemberDays,
  ) {
    this.values = new Float64Array(compiled.slots.length);
    for (const window of compiled.windows) {
      this.windows.push(new RunningWindow(window, tape, compiled.readsCategories));
    }
  }

  /** Takes in the fact the tape has just read, on its day. */
  takeFact(day: BusinessDay): void {
    for (const window of this.windows) window.takeChange();
    this.advanceTo(day);
  }

  advanceTo(day: BusinessDay): void {
    this.day = day;
    for (const window of this.windows) window.advanceTo(day, this.member);
    for (let i = 0; i < this.values.length; i++) {
      const slot = this.compiled.slots[i]!;
      this.values[i] = this.metric(slot.metric, this.windows[slot.windowIndex]!);
    }
  }

  /** The tier began anew; `member.tierStart` already says so. */
  restartTier(day: BusinessDay): void {
    for (const window of this.windows) window.restart(day);
  }

  /** The next day on which the calendar alone changes a figure; Infinity when never. */
  nextChangeDay(): BusinessDay {
    let next = Infinity;
    for (const window of this.windows) next = Math.min(next, window.nextExit(this.day, this.member));
    for (const condition of this.compiled.conditions) {
      if (condition.metric === 'recencyDays') next = Math.min(next, this.nextRecencyDay(condition.value));
      else if (condition.metric === 'ordersPerMonth' && growsDaily(condition.window))
        next = Math.min(next, this.day + 1);
    }
    return next;
  }

  private nextRecencyDay(value: number): BusinessDay {
    const { tape, day } = this;
    if (tape.lastOrder < 0) return Infinity;
    const crossing = tape.days[tape.lastOrder]! + Math.floor(value);
    return crossing > day ? crossing : crossing + 1 > day ? crossing + 1 : Infinity;
  }

  private metric(metric: Metric, window: RunningWindow): number {
    switch (metric) {
      case 'netSpend':
        return window.spend;
      case 'growth':
        return window.growth;
      case 'orderCount':
        return window.orders;
      case 'visitDays':
        return window.visits;
      case 'categoryCount':
        return window.categoryCount;
      case 'averageOrder':
        return window.orders > 0 ? window.spend / window.orders : 0;
      case 'ordersPerMonth':
        return window.orders / (daysOfWindow(window.window, this.day, this.member) / 30);
      case 'recencyDays':
        return window.orders > 0 ? this.day - this.tape.days[this.tape.lastOrder]! : NEVER_ORDERED_DAYS;
      default:
        return metric satisfies never;
    }
  }
}

/** Windows whose length, and with it a rate over them, changes every day. */
function growsDaily(window: MetricWindow): boolean {
  return window.kind === 'lifetime' || window.kind === 'sinceTierStart' || window.kind === 'membershipYear';
}
