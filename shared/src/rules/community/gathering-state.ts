import type { Instant } from '../../model/time.js';

/** The digits at the place are taken from this long before the start to the end (rule D217). */
export const ATTENDANCE_LEAD_MS = 3_600_000;

export interface GatheringTimes {
  readonly state: 'draft' | 'published' | 'cancelled';
  readonly signUpFromAt: Instant | null;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

export interface GatheringSeats {
  readonly capacity: number;
  readonly waitingSeats: number;
  /** Who signed up and who attended. */
  readonly taken: number;
  readonly waiting: number;
}

/** How a gathering stands for members at `now`. */
export function gatheringState(
  times: GatheringTimes,
  seats: GatheringSeats,
  now: Instant,
): 'open' | 'full' | 'soon' | 'ended' | 'cancelled' {
  if (times.state === 'cancelled') return 'cancelled';
  if (now >= times.endsAt) return 'ended';
  if (times.signUpFromAt !== null && now < times.signUpFromAt) return 'soon';
  return seatFor(seats) === null ? 'full' : 'open';
}

/** What the next one who signs up gets; null: nothing is left. */
export function seatFor({ capacity, waitingSeats, taken, waiting }: GatheringSeats): 'signedUp' | 'waiting' | null {
  if (taken < capacity) return 'signedUp';
  return waiting < waitingSeats ? 'waiting' : null;
}

export function isAttendable({ state, startsAt, endsAt }: GatheringTimes, now: Instant): boolean {
  return state === 'published' && now >= startsAt - ATTENDANCE_LEAD_MS && now < endsAt;
}
