import { setImmediate as immediate } from 'node:timers/promises';
import { ResettleQueue, type FoundPart } from './resettle-queue.js';

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);

test('everybody is settled once, and a part is done when all of its members are', async () => {
  const [settled, done] = [[] as number[], [] as FoundPart[]];
  const queue = new ResettleQueue<FoundPart>({
    async resettle(ids) {
      await immediate();
      settled.push(...ids);
      return ids.length - 1;
    },
    onSettled: (part) => {
      expect(settled).toEqual(expect.arrayContaining([...part.memberIds]));
      done.push(part);
    },
    lanes: 2,
  });
  const parts = [numbers(0, 30), [], numbers(30, 400), numbers(430, 1)].map((memberIds) => ({ memberIds }));
  for (const part of parts) await queue.add(part);
  await queue.drained();
  expect(settled.toSorted((a, b) => a - b)).toEqual(numbers(0, 431));
  expect(new Set(done)).toEqual(new Set(parts));
  expect(queue.changed).toBeGreaterThan(400);
  expect(queue.changed).toBeLessThan(431);
});

test('who finds more than can be settled has to wait', async () => {
  let waiting = 0;
  const queue = new ResettleQueue<FoundPart>({
    async resettle(ids) {
      await immediate();
      waiting -= ids.length;
      return 0;
    },
    onSettled: () => undefined,
    lanes: 1,
  });
  for (let i = 0; i < 20; i += 1) {
    waiting += 1000;
    await queue.add({ memberIds: numbers(1000 * i, 1000) });
    expect(waiting).toBeLessThan(5100);
  }
  await queue.drained();
  expect(waiting).toBe(0);
});

test('what goes wrong is thrown on, and nobody else is settled', async () => {
  let calls = 0;
  const queue = new ResettleQueue<FoundPart>({
    async resettle() {
      await immediate();
      calls += 1;
      throw new Error('the disk is full');
    },
    onSettled: () => undefined,
    lanes: 1,
  });
  await queue.add({ memberIds: numbers(0, 500) });
  await expect(queue.drained()).rejects.toThrow('the disk is full');
  await expect(queue.add({ memberIds: [7] })).rejects.toThrow('the disk is full');
  await queue.stop();
  expect(calls).toBe(1);
});
