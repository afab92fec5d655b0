import type { MetricWindow } from '../../model/programme.js';
import type { BusinessDay } from '../../model/time.js';
import { conditionKinds } from '../conditions/condition-kinds.js';
import type { CompiledVersion } from './compile-version.js';
import type { FactTape } from './fact-tape.js';
import { RunningWindow } from './running-window.js';
import type { MemberDays } from './window-period.js';

/** All figures one version reads about one member, moving forward in time. */
export class MemberFigures {
  readonly values: Float64Array;
  private readonly windows: RunningWindow[] = [];
  private day: BusinessDay = -Infinity;

  constructor(
    private readonly compiled: CompiledVersion,
    private readonly tape: FactTape,
    member: MemberDays,
  ) {
    this.values = new Float64Array(compiled.slots.length);
    for (const window of compiled.windows) {
      this.windows.push(new RunningWindow(window, tape, member, compiled.readsCategories));
    }
  }

  /** Takes in the fact the tape has just read, on its day. */
  takeFact(day: BusinessDay): void {
    for (const window of this.windows) window.takeChange();
    this.advanceTo(day);
  }

  advanceTo(day: BusinessDay): void {
    this.day = day;
    for (const window of this.windows) window.advanceTo(day);
    for (let i = 0; i < this.values.length; i++) {
      const slot = this.compiled.slots[i]!;
      this.values[i] = conditionKinds[slot.metric].value?.(this.windows[slot.windowIndex]!) ?? 0;
    }
  }

  /** The tier began anew; `member.tierStart` already says so. */
  restartTier(day: BusinessDay): void {
    for (const window of this.windows) window.restart(day);
  }

  /** The next day on which the calendar alone changes a figure; Infinity when never. */
  nextChangeDay(): BusinessDay {
    let next = Infinity;
    for (const window of this.windows) next = Math.min(next, window.nextExit());
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
}

/** Windows whose length, and with it a rate over them, changes every day. */
function growsDaily(window: MetricWindow): boolean {
  return window.kind === 'lifetime' || window.kind === 'sinceTierStart' || window.kind === 'membershipYear';
}
