import { createClock } from './clock.js';

const minute = 60_000;

it('does what was planned in its order and each at its own moment', async () => {
  const clock = createClock({ ahead: 0, stoppedAt: 0 });
  const done: string[] = [];
  const plan = (name: string, milliseconds: number): void =>
    clock.after(milliseconds, () => void done.push(`${name} at ${clock.now() / minute}`));
  plan('third', 9 * minute);
  plan('first', minute);
  plan('second', 3 * minute);
  await clock.advance(5 * minute);
  expect(done).toEqual(['first at 1', 'second at 3']);
  expect(clock.now()).toBe(5 * minute);
  await clock.advance(5 * minute);
  expect(done.at(-1)).toBe('third at 9');
});

it('waits for work that takes its time, and does what that work plans', async () => {
  const clock = createClock({ ahead: 0, stoppedAt: 0 });
  const tries: number[] = [];
  const attempt = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    tries.push(clock.now() / minute);
    if (tries.length < 3) clock.after(10 * minute, attempt);
  };
  clock.after(0, attempt);
  await clock.advance(60 * minute);
  expect(tries).toEqual([0, 10, 20]);
});

it('runs with the machine, from wherever it was moved to', async () => {
  const state = { ahead: 0, stoppedAt: null };
  const clock = createClock(state);
  await clock.advance(60 * minute);
  expect(clock.now() - clock.wall()).toBeGreaterThanOrEqual(60 * minute);
  const ran = new Promise<void>((resolve) => clock.after(5, resolve));
  await ran;
  clock.stop(1_000);
  expect(createClock(state).now()).toBe(1_000);
  clock.run();
  expect(clock.now()).toBeLessThan(minute);
});
