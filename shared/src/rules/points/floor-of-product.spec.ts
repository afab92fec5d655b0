import fc from 'fast-check';
import { floorOfProduct } from './floor-of-product.js';

test('equals the exact quotient, also where the product leaves the safe range', () => {
  const big = fc.integer({ min: 0, max: 2 ** 50 });
  fc.assert(
    fc.property(big, big, fc.integer({ min: 1, max: 2 ** 50 }), (a, b, c) => {
      const exact = (BigInt(a) * BigInt(b)) / BigInt(c);
      fc.pre(exact <= BigInt(Number.MAX_SAFE_INTEGER));
      expect(BigInt(floorOfProduct(a, b, c))).toBe(exact);
    }),
    { numRuns: 2000 },
  );
});

test('is not rounded up where the quotient comes close to a whole number', () => {
  expect(floorOfProduct(9_007_199_254_740_991, 1, 9_007_199_254_740_991)).toBe(1);
  expect(floorOfProduct(94_906_265, 94_906_265, 94_906_266)).toBe(94_906_264);
});
