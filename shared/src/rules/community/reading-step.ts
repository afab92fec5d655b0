import type { Instant } from '../../model/time.js';

/** Share of the estimated time, in percent, and of the page from which an article was really read (rule D211). */
const NEEDED_TIME_PERCENT = 50;
export const NEEDED_SCROLL = 80;
/** More than this of one visit is a phone that was put aside. */
const VISIT_CAP_SECONDS = 1800;

export interface ReadingSoFar {
  readonly visitAt: Instant;
  readonly visitSeconds: number;
  readonly beforeSeconds: number;
  readonly scroll: number;
}

export interface ReadingStep {
  readonly visitSeconds: number;
  /** Of all visits. */
  readonly seconds: number;
  readonly scroll: number;
  readonly isReallyRead: boolean;
}

/** Seconds from which an article of this estimate counts as read. */
export function neededSeconds(estimatedSeconds: number): number {
  return Math.ceil((estimatedSeconds * NEEDED_TIME_PERCENT) / 100);
}

/**
 * What a phone's report of its visit makes of a reading. The phone is believed only as far as the server's clock allows:
 * no visit is longer than the time since it was opened.
 */
export function readingStep(
  before: ReadingSoFar,
  report: { readonly seconds: number; readonly scroll: number },
  { now, estimatedSeconds }: { readonly now: Instant; readonly estimatedSeconds: number },
): ReadingStep {
  const elapsed = Math.max(0, Math.ceil((now - before.visitAt) / 1000));
  const visitSeconds = Math.max(before.visitSeconds, Math.min(report.seconds, elapsed, VISIT_CAP_SECONDS));
  const seconds = before.beforeSeconds + visitSeconds;
  const scroll = Math.max(before.scroll, report.scroll);
  const isReallyRead = seconds >= neededSeconds(estimatedSeconds) && scroll >= NEEDED_SCROLL;
  return { visitSeconds, seconds, scroll, isReallyRead };
}
