import { day } from '../../test/build-facts.js';
import { birthdayIn, birthdaysOn, isBirthday, isMinor } from './birthday.js';

const LEAP = { month: 2, day: 29 };

describe('birthdays (D194)', () => {
  it('on 29 February are celebrated on the 28th in common years', () => {
    expect([2027, 2028, 2100].map((year) => birthdayIn(LEAP, year))).toEqual([
      ...[day('2027-02-28'), day('2028-02-29'), day('2100-02-28')],
    ]);
  });

  it.each([
    ['2027-02-28', [{ month: 2, day: 28 }, LEAP]],
    ['2028-02-28', [{ month: 2, day: 28 }]],
    ['2028-02-29', [LEAP]],
    ['2027-03-01', [{ month: 3, day: 1 }]],
  ])('of %s are %j', (today, birthdays) => {
    expect(birthdaysOn(day(today))).toEqual(birthdays);
  });

  it('come once on exactly one day of every year', () => {
    for (const year of [2027, 2028]) {
      const days = Array.from({ length: year === 2028 ? 366 : 365 }, (_, i) => day(`${year}-01-01`) + i);
      const all = days.flatMap((one) => birthdaysOn(one).map((b) => `${b.month}-${b.day}`));
      expect(new Set(all).size).toBe(366);
      expect(all).toHaveLength(366);
    }
  });

  it.each([
    [{ month: 2, day: 29 }, true],
    [{ month: 2, day: 29, year: 2001 }, false],
    [{ month: 2, day: 30 }, false],
    [{ month: 4, day: 31 }, false],
    [{ month: 11, day: 21, year: 2026 }, true],
    [{ month: 11, day: 22, year: 2026 }, false],
  ])('%j is one: %s', (birthday, expected) => {
    expect(isBirthday(birthday, day('2026-11-21'))).toBe(expected);
  });

  it('bring nothing before the eighteenth, where the year is told', () => {
    expect(isMinor({ month: 11, day: 22, year: 2008 }, day('2026-11-21'))).toBe(true);
    expect(isMinor({ month: 11, day: 21, year: 2008 }, day('2026-11-21'))).toBe(false);
    expect(isMinor({ month: 11, day: 22 }, day('2026-11-21'))).toBe(false);
  });
});
