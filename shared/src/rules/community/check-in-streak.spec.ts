import fc from 'fast-check';
import { checkInStreak } from './check-in-streak.js';

describe('a streak of check-ins', () => {
  it.each([
    ['none', [], 0, 0, false, 7],
    ['today alone', [100], 1, 1, true, 6],
    ['yesterday keeps it open', [98, 99], 2, 2, false, 5],
    ['a missed day ends it', [96, 97, 98], 0, 3, false, 7],
    ['a new row after a gap', [90, 91, 92, 93, 99, 100], 2, 4, true, 5],
    ['the seventh day', [94, 95, 96, 97, 98, 99, 100], 7, 7, true, 7],
    ['the eighth begins the next seven', [93, 94, 95, 96, 97, 98, 99, 100], 8, 8, true, 6],
    ['repeats and order do not matter', [100, 99, 100, 98], 3, 3, true, 4],
  ])('%s', (_, days, current, longest, checkedInToday, untilBonus) => {
    expect(checkInStreak(days, 100)).toEqual({ checkedInToday, current, longest, untilBonus });
  });

  it('comes after as many days as the programme says (D250)', () => {
    expect(checkInStreak([98, 99, 100], 100, 3)).toMatchObject({ current: 3, untilBonus: 3 });
    expect(checkInStreak([97, 98, 99, 100], 100, 30)).toMatchObject({ current: 4, untilBonus: 26 });
  });

  it('is what counting back day by day gives', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 60, max: 100 })), (days) => {
        const has = new Set(days);
        let from = has.has(100) ? 100 : 99;
        let count = 0;
        while (has.has(from)) [count, from] = [count + 1, from - 1];
        expect(checkInStreak(days, 100).current).toBe(count);
      }),
      { numRuns: 2000 },
    );
  });
});
