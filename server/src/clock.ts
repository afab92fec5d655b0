import type { Instant } from '@jieti/shared/model/time';

/** The only place that reads the time; everything else is told it. Tests pass their own. */
export abstract class Clock {
  abstract now(): Instant;
}

export class SystemClock extends Clock {
  now(): Instant {
    return Date.now();
  }
}
