import { byMonth, monthAfter, monthOf, spokenMonth } from './months';

describe('months of the points page', () => {
  it('begin at midnight of the shop, not of Greenwich', () => {
    expect(monthOf(Date.UTC(2026, 5, 30, 15, 59))).toBe('2026-06');
    expect(monthOf(Date.UTC(2026, 5, 30, 16))).toBe('2026-07');
  });

  it('step over the turn of the year both ways', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01');
    expect(monthAfter('2026-01', -1)).toBe('2025-12');
    expect(monthAfter('2026-03', -14)).toBe('2025-01');
  });

  it('are spoken without a leading zero', () => {
    expect(spokenMonth('2026-06')).toBe('2026 年 6 月');
  });

  it('cut a list where they change and lose nothing', () => {
    const at = [Date.UTC(2026, 6, 2), Date.UTC(2026, 6, 1), Date.UTC(2026, 5, 30), Date.UTC(2026, 3, 1)];
    const months = byMonth(at.map((instant) => ({ at: instant })));
    expect(months.map(([month, items]) => [month, items.length])).toEqual([
      ['2026-07', 2],
      ['2026-06', 1],
      ['2026-04', 1],
    ]);
  });
});
