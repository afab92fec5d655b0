import { gatheringState, isAttendable, seatFor, type GatheringTimes } from './gathering-state.js';

const HOUR = 3_600_000;
const times: GatheringTimes = { state: 'published', signUpFromAt: null, startsAt: 100 * HOUR, endsAt: 102 * HOUR };
const seats = { capacity: 2, waitingSeats: 1, taken: 0, waiting: 0 };

test('D215: seats are given until they are gone, then places to wait, then nothing', () => {
  expect(seatFor(seats)).toBe('signedUp');
  expect(seatFor({ ...seats, taken: 2 })).toBe('waiting');
  expect(seatFor({ ...seats, taken: 2, waiting: 1 })).toBeNull();
  expect(seatFor({ ...seats, taken: 2, waitingSeats: 0 })).toBeNull();
});

test('D214: open, full, not yet, ended and cancelled', () => {
  expect(gatheringState(times, seats, 0)).toBe('open');
  expect(gatheringState(times, { ...seats, taken: 2 }, 0)).toBe('open');
  expect(gatheringState(times, { ...seats, taken: 2, waiting: 1 }, 0)).toBe('full');
  expect(gatheringState({ ...times, signUpFromAt: 5 }, seats, 4)).toBe('soon');
  expect(gatheringState({ ...times, signUpFromAt: 5 }, seats, 5)).toBe('open');
  expect(gatheringState(times, seats, times.endsAt - 1)).toBe('open');
  expect(gatheringState(times, seats, times.endsAt)).toBe('ended');
  expect(gatheringState({ ...times, state: 'cancelled' }, seats, times.endsAt)).toBe('cancelled');
});

test('D217: attending is from one hour before the start to the end', () => {
  const at = (now: number) => isAttendable(times, now);
  expect([at(99 * HOUR - 1), at(99 * HOUR), at(102 * HOUR - 1), at(102 * HOUR)]).toEqual([false, true, true, false]);
  expect(isAttendable({ ...times, state: 'cancelled' }, 100 * HOUR)).toBe(false);
  expect(isAttendable({ ...times, state: 'draft' }, 100 * HOUR)).toBe(false);
});
