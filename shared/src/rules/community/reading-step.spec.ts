import { neededSeconds, readingStep, type ReadingSoFar } from './reading-step.js';

const opened: ReadingSoFar = { visitAt: 1_000_000, visitSeconds: 0, beforeSeconds: 0, scroll: 0 };
const after = (seconds: number, estimatedSeconds = 60) => ({ now: opened.visitAt + seconds * 1000, estimatedSeconds });

test('D211: half the estimated time and four fifths of the page is really read, a second or a percent less is not', () => {
  expect(neededSeconds(60)).toBe(30);
  expect(readingStep(opened, { seconds: 30, scroll: 80 }, after(31)).isReallyRead).toBe(true);
  expect(readingStep(opened, { seconds: 29, scroll: 80 }, after(31)).isReallyRead).toBe(false);
  expect(readingStep(opened, { seconds: 30, scroll: 79 }, after(31)).isReallyRead).toBe(false);
});

test('D211: a phone is believed only as far as the server’s clock allows', () => {
  expect(readingStep(opened, { seconds: 3600, scroll: 100 }, after(4))).toMatchObject({
    seconds: 4,
    isReallyRead: false,
  });
  expect(readingStep(opened, { seconds: 3600, scroll: 100 }, after(-20)).seconds).toBe(0);
});

test('D211: visits add up, a report told twice does not, and nothing goes back', () => {
  const second = { ...opened, beforeSeconds: 20, scroll: 90 };
  expect(readingStep(second, { seconds: 10, scroll: 10 }, after(10))).toEqual({
    ...{ visitSeconds: 10, seconds: 30, scroll: 90, isReallyRead: true },
  });
  const told = { ...second, visitSeconds: 10 };
  expect(readingStep(told, { seconds: 10, scroll: 10 }, after(12)).seconds).toBe(30);
  expect(readingStep(told, { seconds: 3, scroll: 10 }, after(12)).seconds).toBe(30);
});

test('D211: half an hour at most is one visit', () => {
  expect(readingStep(opened, { seconds: 80_000, scroll: 100 }, after(80_000)).seconds).toBe(1800);
});
