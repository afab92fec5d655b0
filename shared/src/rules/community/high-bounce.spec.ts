import { isHighBounce, LEAST_STAYS } from './high-bounce.js';

const all = { entries: 1000, bounces: 400 };

test('a page is marked when it loses more than two standard errors above the rest (D241)', () => {
  // 0.4 + 2 × √(0.4 × 0.6 / 100) = 0.498
  expect(isHighBounce({ entries: 100, bounces: 49 }, all)).toBe(false);
  expect(isHighBounce({ entries: 100, bounces: 50 }, all)).toBe(true);
});

test('few stays mark nothing, nor does a page among none', () => {
  expect(isHighBounce({ entries: LEAST_STAYS - 1, bounces: LEAST_STAYS - 1 }, all)).toBe(false);
  expect(isHighBounce({ entries: 100, bounces: 100 }, { entries: 0, bounces: 0 })).toBe(false);
  expect(isHighBounce({ entries: 100, bounces: 100 }, { entries: 100, bounces: 100 })).toBe(false);
});
