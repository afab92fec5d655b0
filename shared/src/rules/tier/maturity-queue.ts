import type { BusinessDay } from '../../model/time.js';

/** Facts that begin to count at 00:00 of a later day, in the order of those days. */
export class MaturityQueue {
  private readonly waiting: { readonly index: number; readonly day: BusinessDay }[] = [];
  private place = 0;

  add(index: number, day: BusinessDay): void {
    this.waiting.push({ index, day });
  }

  /** To be called once, when all are in. */
  sort(): void {
    this.waiting.sort((a, b) => a.day - b.day || a.index - b.index);
  }

  /** Infinity when none is left. */
  nextDay(): BusinessDay {
    return this.waiting[this.place]?.day ?? Infinity;
  }

  /** The index of the fact next in turn. */
  nextIndex(): number {
    return this.waiting[this.place]?.index ?? -1;
  }

  pass(): void {
    this.place++;
  }
}

/** Where nothing ever waits. */
export const NOTHING_WAITS = new MaturityQueue();
