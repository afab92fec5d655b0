import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../../src/clock.js';

/** A clock that stands still until it is told. Starts on 21 November 2026, 12:00 in Shanghai. */
export class TestClock extends Clock {
  constructor(private at: Instant = Date.UTC(2026, 10, 21, 4)) {
    super();
  }

  now(): Instant {
    return this.at;
  }

  set(at: Instant): void {
    this.at = at;
  }

  advance(ms: number): void {
    this.at += ms;
  }
}
