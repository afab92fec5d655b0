import { leavingByMonth } from './leaving-by-month';

const leaves = (day: string, delta: number) => ({ day, delta, title: '安福路店消费' });

describe('what leaves the window', () => {
  it('is told month by month, with the year once it turns', () => {
    const months = leavingByMonth([leaves('2026-12-01', -96), leaves('2026-12-27', 30), leaves('2027-01-11', -96)]);
    expect(months.map(({ label, records, growth }) => [label, records, growth])).toEqual([
      ['12 月', 2, 126],
      ['2027 年 1 月', 1, 96],
    ]);
  });
});
