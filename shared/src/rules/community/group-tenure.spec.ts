import { parseDay } from '../../calendar.js';
import { tenureMonths } from './group-tenure.js';

const day = (text: string): number => parseDay(text)!;
const stay = (from: string, to: string | null) => ({ from: day(from), to: to === null ? null : day(to) });
const said = (months: ReturnType<typeof tenureMonths>) => months.map(({ month }) => month);

test('fifteen days in a group make the month, on the fifteenth of them (D245)', () => {
  const stays = [stay('2026-06-10', null)];
  expect(tenureMonths(stays, day('2026-06-01'), day('2026-06-23'))).toEqual([]);
  expect(tenureMonths(stays, day('2026-06-01'), day('2026-06-24'))).toEqual([
    { month: '2026-06', reachedOn: day('2026-06-24') },
  ]);
});

test('who comes and goes gets no more days than the calendar has', () => {
  const visits = Array.from({ length: 40 }, () => stay('2026-06-10', '2026-06-10'));
  expect(tenureMonths(visits, day('2026-06-01'), day('2026-06-30'))).toEqual([]);
  const twice = [stay('2026-06-01', '2026-06-08'), stay('2026-06-05', '2026-06-12')];
  expect(tenureMonths(twice, day('2026-06-01'), day('2026-06-30'))).toEqual([]);
});

test('days before the member agreed do not count', () => {
  const stays = [stay('2026-01-01', null)];
  expect(said(tenureMonths(stays, day('2026-06-20'), day('2026-07-31')))).toEqual(['2026-07']);
});

test('every month is looked at on its own, over the end of a year', () => {
  const stays = [stay('2026-11-20', '2027-01-20')];
  expect(said(tenureMonths(stays, day('2026-11-01'), day('2027-03-01')))).toEqual(['2026-12', '2027-01']);
  expect(said(tenureMonths(stays, day('2026-12-01'), day('2026-12-15')))).toEqual(['2026-12']);
});
