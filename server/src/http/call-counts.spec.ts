import { CallCounts } from './call-counts.js';

describe('calls per key and window', () => {
  it('count from the first call until its window ends, each key by itself', () => {
    const counts = new CallCounts();
    expect(counts.count('a', 1000, 5000)).toEqual({ current: 1, ttl: 1000 });
    expect(counts.count('a', 1000, 5400)).toEqual({ current: 2, ttl: 600 });
    expect(counts.count('b', 1000, 5400)).toEqual({ current: 1, ttl: 1000 });
    expect(counts.count('a', 1000, 6000)).toEqual({ current: 1, ttl: 1000 });
  });

  it('forget the longest unused of more keys than anybody needs', () => {
    const counts = new CallCounts();
    counts.count('used', 1000, 0);
    counts.count('unused', 1000, 0);
    for (let i = 0; i < 49_998; i += 1) counts.count(`k${i}`, 1000, 0);
    counts.count('used', 1000, 1);
    counts.count('one more', 1000, 1);
    expect(counts.count('used', 1000, 2).current).toBe(3);
    expect(counts.count('unused', 1000, 2).current).toBe(1);
  });
});
