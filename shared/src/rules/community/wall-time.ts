import { offsetAt } from '../../calendar.js';
import type { Instant } from '../../model/time.js';

/** `2026-11-28T14:00` on the shop's clock → the instant; an hour that summer time leaves out is the one after it. */
export function instantOfWallTime(text: string, timeZone: string): Instant {
  const wall = Date.parse(`${text}:00.000Z`);
  const guess = wall - offsetAt(wall, timeZone);
  return wall - offsetAt(guess, timeZone);
}

/** An instant as `2026-11-28T14:00` on the shop's clock. */
export function wallTimeOf(at: Instant, timeZone: string): string {
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 16);
}
