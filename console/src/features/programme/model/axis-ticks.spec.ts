import { expect, it } from 'vitest';
import { axisTicks } from './axis-ticks';

it('marks an axis with round numbers that cover the most there is', () => {
  expect(axisTicks(387, 4)).toEqual([100, 200, 300, 400]);
  expect(axisTicks(400, 4)).toEqual([100, 200, 300, 400]);
  expect(axisTicks(7, 4)).toEqual([2, 4, 6, 8]);
  expect(axisTicks(1, 4)).toEqual([0.25, 0.5, 0.75, 1]);
});
