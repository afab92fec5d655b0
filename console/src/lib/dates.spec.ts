import { describe, expect, it } from 'vitest';
import { dateField, dateTimeWords, dateWords, daysBetween, timelineStamp, timeOfDay, todayWords } from './dates';

/** 2026-06-12 00:30 in Shanghai, still the 11th in UTC. */
const night = Date.UTC(2026, 5, 11, 16, 30);

describe('dates on the shop’s clock', () => {
  it('belongs to the day the shop is in, not the browser', () => {
    expect([dateField(night), timeOfDay(night)]).toEqual(['2026.06.12', '00:30']);
  });

  it('has one form for fields and one for sentences', () => {
    expect([dateField('2026-08-31'), dateWords('2026-08-31'), dateField(null)]).toEqual([
      '2026.08.31',
      '8 月 31 日',
      '—',
    ]);
  });

  it('names the weekday', () => {
    expect(todayWords(night)).toBe('2026 年 6 月 12 日，周五');
    expect(todayWords(night, 'en')).toBe('Friday, 12 June 2026');
  });

  it('counts business days, whatever the hour', () => {
    expect([daysBetween(night, '2026-08-31'), daysBetween(night, night + 3_600_000)]).toEqual([80, 0]);
  });

  it('leaves the year out of the timeline while it is this year', () => {
    expect([timelineStamp(night, night), timelineStamp(Date.UTC(2025, 7, 23), night)]).toEqual([
      '06.12 00:30',
      '2025.08.23',
    ]);
  });

  it('writes an instant as a sentence does', () => {
    expect(dateTimeWords(night)).toBe('6 月 12 日 00:30');
  });
});
