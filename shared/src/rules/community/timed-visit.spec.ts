import { LATEST_MS, LONGEST_DWELL_MS, timedVisit } from './timed-visit.js';

const HOUR = 3_600_000;
const now = Date.UTC(2026, 5, 24, 12);

test.each([0, HOUR, -HOUR, 400 * 24 * HOUR])(
  'a phone whose clock is %d ms wrong says when by how long ago it was (D240)',
  (wrong) => {
    const visit = { at: now + wrong - 90_000, dwellMs: 40_000 };
    expect(timedVisit(visit, now + wrong, now)).toEqual({ enteredAt: now - 90_000, dwellMs: 40_000 });
  },
);

test('nobody dwells longer than since the page was opened, nor longer than half an hour', () => {
  expect(timedVisit({ at: now - 5_000, dwellMs: 60_000 }, now, now)?.dwellMs).toBe(5_000);
  expect(timedVisit({ at: now - 3 * HOUR, dwellMs: 2 * HOUR }, now, now)?.dwellMs).toBe(LONGEST_DWELL_MS);
});

test('what was opened after it was sent, by a clock put back between, was no time in the foreground', () => {
  expect(timedVisit({ at: now + HOUR, dwellMs: 1_000 }, now, now)).toEqual({ enteredAt: now, dwellMs: 0 });
});

test('too late is left out; the last moment counts', () => {
  expect(timedVisit({ at: now - LATEST_MS, dwellMs: 1 }, now, now)).not.toBeNull();
  expect(timedVisit({ at: now - LATEST_MS - 1, dwellMs: 1 }, now, now)).toBeNull();
  expect(timedVisit({ at: now, dwellMs: 0 }, now, now)).toBeNull();
});
