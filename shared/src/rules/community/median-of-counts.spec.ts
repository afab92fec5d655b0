import { medianOfCounts } from './median-of-counts.js';

test.each([
  [[], 0],
  [[[7, 1]], 7],
  [
    [
      [9, 1],
      [1, 1],
    ],
    1,
  ],
  [
    [
      [5, 2],
      [1, 1],
      [9, 4],
    ],
    9,
  ],
  [
    [
      [5, 4],
      [1, 1],
      [9, 4],
    ],
    5,
  ],
] as const)('of %j is %d', (counts, median) => expect(medianOfCounts(counts)).toBe(median));
