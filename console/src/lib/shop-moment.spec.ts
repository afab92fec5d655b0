import { describe, expect, it } from 'vitest';
import { dayEnd, dayStart, momentOf, momentText } from './shop-moment';

describe('moments of the shop’s clock', () => {
  it('are read and written by the shop’s time zone, wherever the browser is', () => {
    const at = Date.UTC(2026, 5, 12, 6, 30);
    expect(momentOf('2026-06-12T14:30')).toBe(at);
    expect(momentText(at)).toBe('2026-06-12T14:30');
  });

  it('begin at midnight and end with the next one', () => {
    expect(dayStart('2026-12-31')).toBe(Date.UTC(2026, 11, 30, 16));
    expect(dayEnd('2026-12-31')).toBe(Date.UTC(2026, 11, 31, 16));
  });

  it('are none while a field is empty or half filled', () => {
    expect([momentOf(''), momentOf('2026-06-12'), momentText(null), dayStart('')]).toEqual([null, null, '', null]);
  });
});
