import { parseDay } from '../../calendar.js';
import { guardedUntil } from './childhood.js';

const day = (text: string) => parseDay(text)!;

describe('who needs a guardian (D266)', () => {
  it.each([
    ['the day before the fourteenth birthday', { month: 6, day: 15, year: 2012 }, '2026-06-14', '2026-06-15'],
    ['on the fourteenth birthday', { month: 6, day: 15, year: 2012 }, '2026-06-15', null],
    ['a newborn', { month: 6, day: 15, year: 2026 }, '2026-06-15', '2040-06-15'],
    ['an adult', { month: 6, day: 15, year: 1990 }, '2026-06-14', null],
    ['29 February becomes 14 on the 28th', { month: 2, day: 29, year: 2012 }, '2026-02-27', '2026-02-28'],
    ['29 February on that 28th', { month: 2, day: 29, year: 2012 }, '2026-02-28', null],
  ])('%s', (_, birthday, today, until) => {
    expect(guardedUntil(birthday, day(today))).toBe(until === null ? null : day(until));
  });

  it('nobody who told no year', () => {
    expect(guardedUntil({ month: 6, day: 15 }, day('2026-06-14'))).toBeNull();
    expect(guardedUntil({ month: 6, day: 15, year: null }, day('2026-06-14'))).toBeNull();
  });
});
