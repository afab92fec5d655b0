import fc from 'fast-check';
import { allocate } from './allocate.js';
import { sumOf } from './bill-in-work.js';

describe('a split by largest remainder', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [1, [1, 1, 1], [1, 0, 0]],
    [10, [0, 3, 7], [0, 3, 7]],
    [5, [2, 3, 5], [1, 2, 2]],
    [0, [0, 0], [0, 0]],
    [9_007_199_254_740_991, [9_007_199_254_740_990, 1], [9_007_199_254_740_990, 1]],
  ])('D121: %i by %j is %j', (amount, weights, parts) => expect(allocate(amount, weights)).toEqual(parts));

  it('D121: sums exactly, and no part is a whole unit off its share or above its weight', () => {
    const weights = fc.array(fc.nat(10_000_000), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        const total = sumOf(list);
        const amount = Math.floor(total * share);
        const parts = allocate(amount, list);
        expect(sumOf(parts)).toBe(amount);
        parts.forEach((part, i) => {
          expect(part).toBeLessThanOrEqual(list[i]!);
          if (total > 0) expect(Math.abs(part - (amount * list[i]!) / total)).toBeLessThan(1);
        });
      }),
      { numRuns: 3000 },
    );
  });

  it('says when there is nothing to split it by', () =>
    expect(() => allocate(1, [0, 0])).toThrow('nothing to allocate'));
});
