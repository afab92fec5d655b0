import fc from 'fast-check';
import { fenForGrowth, orderGrowth } from './order-growth.js';

describe('growth of an order', () => {
  it.each([
    [99, 1, 0],
    [100, 1, 1],
    [6448, 1, 64],
    [10_000, 0.29, 29],
    [100, 1.1, 1],
    [1000, 0.7, 7],
    [99_999_999, 1.5, 1_499_999],
    [5000, 0, 0],
  ])('%d fen at %d a yuan bring %d', (fen, rate, growth) => expect(orderGrowth(fen, rate)).toBe(growth));

  it('names the smallest order that brings it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 50_000 }), (growth, rate) => {
        const fen = fenForGrowth(growth, rate / 10_000);
        expect(orderGrowth(fen, rate / 10_000)).toBeGreaterThanOrEqual(growth);
        expect(orderGrowth(fen - 1, rate / 10_000)).toBeLessThan(growth);
      }),
      { numRuns: 1000 },
    );
    expect(fenForGrowth(1, 0)).toBe(Infinity);
  });
});
