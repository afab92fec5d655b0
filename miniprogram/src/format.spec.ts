import { dayOfInstant, daysUntil, lastDayWords, measure, signed, spokenDay, timeOfInstant, yuan } from './format';

describe('how figures are printed', () => {
  it('groups thousands and never shortens them', () => {
    expect(measure(1816, 'growth')).toBe('1,816');
    expect(measure(25_200, 'fen')).toBe('¥252');
    expect(measure(9520, 'fen')).toBe('¥95.20');
    expect(measure(10, 'days')).toBe('10 天');
    expect(measure(1.5, 'count')).toBe('1.5 次');
    expect(measure(7250, 'score')).toBe('72.5 分');
  });

  it('shows the sign of growth with a true minus', () => {
    expect([signed(95), signed(-128), signed(0)]).toEqual(['+95', '−128', '0']);
    expect(yuan(123_456)).toBe('1,234.56');
  });

  it('tells days on the shop’s clock', () => {
    const lateEvening = Date.UTC(2026, 5, 12, 15, 59);
    expect(dayOfInstant(lateEvening)).toBe('2026.06.12');
    expect(dayOfInstant(lateEvening + 60_000)).toBe('2026.06.13');
    expect(timeOfInstant(lateEvening)).toBe('23:59');
    const june = Date.UTC(2026, 5, 12);
    expect(spokenDay('2026-08-31', june)).toBe('8 月 31 日');
    expect(spokenDay('2027-01-31', june)).toBe('2027 年 1 月 31 日');
  });

  it('counts the days a coupon still has', () => {
    const noon = Date.UTC(2026, 5, 12, 4);
    const endOfToday = Date.UTC(2026, 5, 12, 16);
    expect(daysUntil(endOfToday, noon)).toBe(0);
    expect(daysUntil(endOfToday + 3 * 86_400_000, noon)).toBe(3);
  });

  it('says a last day in words within a week, and red within three days', () => {
    const noon = Date.UTC(2026, 5, 12, 4);
    expect(lastDayWords('2026-06-12', noon)).toEqual({ words: '今天到期', soon: true });
    expect(lastDayWords('2026-06-15', noon)).toEqual({ words: '3 天后到期', soon: true });
    expect(lastDayWords('2026-06-16', noon)).toEqual({ words: '4 天后到期', soon: false });
    expect(lastDayWords('2026-06-20', noon)).toEqual({ words: '', soon: false });
  });
});
