import type { BusinessDay } from '../../model/time.js';

/** How often each activity has counted on the day last asked for; days come in their order (F6). */
export class DailyCaps {
  private day: BusinessDay = NaN;
  /** The first activity of the day, on most days the only one. */
  private activity = '';
  private count = 0;
  private others: Map<string, number> | null = null;

  /** Whether one more of `activity` counts on `day`; then it is counted. */
  admits(activity: string, day: BusinessDay, dailyCap: number): boolean {
    if (day !== this.day) {
      this.day = day;
      this.activity = activity;
      this.count = 0;
      this.others = null;
    }
    if (activity !== this.activity) return this.admitsOther(activity, dailyCap);
    if (this.count >= dailyCap) return false;
    this.count++;
    return true;
  }

  private admitsOther(activity: string, dailyCap: number): boolean {
    this.others ??= new Map();
    const count = this.others.get(activity) ?? 0;
    if (count >= dailyCap) return false;
    this.others.set(activity, count + 1);
    return true;
  }
}
