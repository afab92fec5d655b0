import { Logger } from '@nestjs/common';
import { BackgroundLoop, type LoopOptions } from './background-loop.js';
import { Doorbell } from './doorbell.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Work whose rounds end when the test says so. */
function handWork(options: Partial<LoopOptions> = {}) {
  const ends: (() => void)[] = [];
  const doorbell = new Doorbell();
  const loop = new BackgroundLoop({
    round: () => new Promise<void>((end) => ends.push(end)),
    everyMs: 3_600_000,
    failure: 'work_failed',
    bell: { of: doorbell, name: 'outbox' },
    ...options,
  });
  const end = async () => {
    ends.at(-1)?.();
    await turn();
  };
  const ring = async () => {
    doorbell.ring('outbox');
    await turn();
  };
  return { loop, end, ring, rounds: () => ends.length };
}

test('it looks when it starts, one round at a time, and once more for all rings of a round', async () => {
  const work = handWork();
  work.loop.start();
  expect(work.rounds()).toBe(1);
  for (let i = 0; i < 3; i += 1) await work.ring();
  expect(work.rounds()).toBe(1);
  await work.end();
  expect(work.rounds()).toBe(2);
  await work.end();
  expect(work.rounds()).toBe(2);
  await work.ring();
  expect(work.rounds()).toBe(3);
  await work.end();
  await work.loop.stop();
});

test('where a round answers the rings that come during it, none follows', async () => {
  const work = handWork({ again: false, atStart: false });
  work.loop.start();
  expect(work.rounds()).toBe(0);
  await work.ring();
  await work.ring();
  await work.end();
  expect(work.rounds()).toBe(1);
  await work.loop.stop();
});

test('its end waits for the round under way, makes no other, and hears nothing more', async () => {
  const work = handWork();
  work.loop.start();
  await work.ring();
  let ended = false;
  const stop = work.loop.stop().then(() => (ended = true));
  await turn();
  expect([ended, work.loop.isStopping]).toEqual([false, true]);
  await work.end();
  await stop;
  await work.ring();
  work.loop.wake();
  expect(work.rounds()).toBe(1);
});

test('a round that breaks off is logged, and the next one comes all the same', async () => {
  Logger.overrideLogger(false);
  let rounds = 0;
  const work = handWork({
    round: () => {
      rounds += 1;
      return Promise.reject(new Error('gone'));
    },
  });
  work.loop.start();
  await turn();
  await work.ring();
  await turn();
  expect(rounds).toBe(2);
  await work.loop.stop();
});
