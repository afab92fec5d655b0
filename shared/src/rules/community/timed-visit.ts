import type { Instant } from '../../model/time.js';

/** A page looked at, as the phone tells it. */
export interface ToldVisit {
  /** By the phone's clock. */
  readonly at: Instant;
  readonly dwellMs: number;
}

/** When it was, by the server's clock. */
export interface TimedVisit {
  readonly enteredAt: Instant;
  readonly dwellMs: number;
}

/** Longer in the foreground nobody looks at one page: the phone lay on the table. Milliseconds. */
export const LONGEST_DWELL_MS = 30 * 60_000;
/** A phone keeps what it could not send for so long. Milliseconds. */
export const LATEST_MS = 7 * 86_400_000;

/**
 * The phone's clock counts for what lies between opening and sending, the server's for when that was: a clock that is an
 * hour wrong moves nothing. Null where it is older than a phone keeps it, or nobody dwelt at all (rule D240).
 */
export function timedVisit(visit: ToldVisit, sentAt: Instant, now: Instant): TimedVisit | null {
  const ago = Math.max(0, sentAt - visit.at);
  if (ago > LATEST_MS || visit.dwellMs <= 0) return null;
  return { enteredAt: now - ago, dwellMs: Math.min(visit.dwellMs, ago, LONGEST_DWELL_MS) };
}
