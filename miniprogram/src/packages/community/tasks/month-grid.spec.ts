import { monthBeside, monthGrid } from './month-grid';

describe('the days of a month', () => {
  it.each([
    ['2026-11', 6, 30, 6],
    ['2026-06', 0, 30, 5],
    ['2024-02', 3, 29, 5],
    ['2026-02', 6, 28, 5],
  ])('of %s begin after %i empty places and are %i in %i weeks', (month, before, length, weeks) => {
    const grid = monthGrid(month);
    const cells = grid.flat();
    expect(grid).toHaveLength(weeks);
    expect(cells.findIndex((cell) => cell.date === 1)).toBe(before);
    expect(cells.filter((cell) => cell.date !== null)).toHaveLength(length);
    expect(cells.find((cell) => cell.date === 5)?.day).toBe(`${month}-05`);
  });

  it('know the months beside, over the end of a year too', () => {
    expect(monthBeside('2026-12', 1)).toBe('2027-01');
    expect(monthBeside('2026-01', -1)).toBe('2025-12');
  });
});
