import { FinishedRanges } from './finished-ranges.js';

test('work goes on behind the last range before which none is missing, in whatever order they end', () => {
  const finished = new FinishedRanges({ afterId: 10, members: 7 });
  finished.add(1, 2047, 900);
  expect(finished.upTo()).toEqual({ afterId: 10, members: 7 });
  finished.add(0, 1023, 1000);
  expect(finished.upTo()).toEqual({ afterId: 2047, members: 1907 });
  finished.add(2, 3071, 3);
  expect(finished.upTo()).toEqual({ afterId: 3071, members: 1910 });
});
