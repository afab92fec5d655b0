import { staleWords } from './stale-words';

/** 14:32 in Shanghai. */
const at = Date.UTC(2026, 5, 12, 6, 32);
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

describe('how old a kept answer is', () => {
  it('is said in minutes within the hour, then by the clock of the shop', () => {
    expect(staleWords(at, at + 20_000)).toBe('刚才');
    expect(staleWords(at, at + 12 * minuteMs)).toBe('12 分钟前');
    expect(staleWords(at, at + 3 * hourMs)).toBe('今天 14:32');
  });

  it('names the day once it is another one, by the day of the shop and not by 24 hours', () => {
    expect(staleWords(at, at + 10 * hourMs)).toBe('昨天 14:32');
    expect(staleWords(at, at + 72 * hourMs)).toBe('6 月 12 日 14:32');
    expect(staleWords(at, at + 400 * 24 * hourMs)).toBe('2026 年 6 月 12 日 14:32');
  });

  it('of a phone whose clock was set back is just now', () => {
    expect(staleWords(at, at - hourMs)).toBe('刚才');
  });
});
