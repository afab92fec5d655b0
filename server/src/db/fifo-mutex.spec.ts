import { FifoMutex, MutexTimeout } from './fifo-mutex.js';

test('holders come one at a time, in the order they asked', async () => {
  const mutex = new FifoMutex(1000);
  const log: string[] = [];
  const holder = (name: string) =>
    mutex.hold(async () => {
      log.push(`${name} in`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`${name} out`);
    });
  await Promise.all([holder('a'), holder('b'), holder('c')]);
  expect(log).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
});

test('whoever waits for a holder that never ends gets an error, and the next one its turn', async () => {
  const mutex = new FifoMutex(5);
  let finish: () => void = () => undefined;
  const holding = mutex.hold(() => new Promise<void>((resolve) => (finish = resolve)));
  await expect(mutex.hold(async () => 1)).rejects.toBeInstanceOf(MutexTimeout);
  finish();
  await holding;
  await expect(mutex.hold(async () => 2)).resolves.toBe(2);
});

test('a holder that throws gives the mutex back', async () => {
  const mutex = new FifoMutex(1000);
  await expect(mutex.hold(() => Promise.reject(new Error('x')))).rejects.toThrow('x');
  await expect(mutex.hold(async () => 3)).resolves.toBe(3);
});
