import { dayBucket, daySeries, lastDays } from './day-range.js';

describe('the last days', () => {
  const now = Date.UTC(2026, 5, 12, 6, 32);

  it('are those of the shop, not of Greenwich', () => {
    const range = lastDays(Date.UTC(2026, 5, 12, 20, 0), 2, 'Asia/Shanghai');
    expect(daySeries(range, new Map()).map((d) => d.day)).toEqual(['2026-06-12', '2026-06-13']);
    expect(range.from).toBe(Date.UTC(2026, 5, 11, 16, 0));
  });

  it('end with today and give 0 where nothing happened', () => {
    expect(daySeries(lastDays(now, 3, 'Asia/Shanghai'), new Map([[1, 5]]))).toEqual([
      { day: '2026-06-10', value: 0 },
      { day: '2026-06-11', value: 5 },
      { day: '2026-06-12', value: 0 },
    ]);
  });

  it('are 23 and 25 hours long where the clock changes', () => {
    const { starts } = lastDays(Date.UTC(2026, 2, 30, 12), 3, 'Europe/Berlin');
    expect(starts.slice(1).map((start, index) => (start - starts[index]!) / 3_600_000)).toEqual([24, 23, 24]);
  });

  it('number their buckets from the first day', () => {
    const bucket = dayBucket('at', lastDays(now, 3, 'Asia/Shanghai'));
    expect(bucket.sql).toBe('CASE WHEN at < ? THEN 0 WHEN at < ? THEN 1 ELSE 2 END');
    expect(bucket.params).toHaveLength(2);
  });
});
