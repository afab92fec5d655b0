import { post } from '../http/post.js';
import type { Platform } from '../platform.js';
import { envelopeOf, type PushedEvent } from './envelope.js';

/** Delivers events, many at a time; what waits here is gone when the simulator stops, as events may be. */
interface PushQueue {
  add(event: PushedEvent): void;
  /** Holds the event back until another one has overtaken it, or a second has passed. */
  addOvertaking(event: PushedEvent): void;
  /** Drops what waits. */
  stop(): void;
}

const tries = 3;
const pauseBetweenTries = 1_000;
const heldAtMost = 1_000;
const atOnce = 64;
/** Delivered entries are dropped from memory in lots of so many. */
const forgottenAt = 1_000;

const queues = new WeakMap<Platform, PushQueue>();

export function pushQueueOf(platform: Platform): PushQueue {
  const known = queues.get(platform);
  if (known) return known;
  const queue = createPushQueue(platform);
  queues.set(platform, queue);
  return queue;
}

function createPushQueue(platform: Platform): PushQueue {
  const line = createLine((event) => deliver(platform, event));
  let held: PushedEvent | null = null;
  const release = (): readonly PushedEvent[] => {
    const events = held ? [held] : [];
    held = null;
    return events;
  };
  const hold = (event: PushedEvent): void => {
    held = event;
    platform.clock.after(heldAtMost, () => {
      if (held === event) line.add(release());
    });
  };
  return {
    add: (event) => line.add([event]),
    addOvertaking: (event) => {
      const before = release();
      if (before.length > 0) line.add([event, ...before]);
      else hold(event);
    },
    stop: () => {
      release();
      line.clear();
    },
  };
}

/** Entries side by side, the events of one entry one after the other. */
function createLine(work: (event: PushedEvent) => Promise<void>) {
  let waiting: (readonly PushedEvent[])[] = [];
  let next = 0;
  let active = 0;
  const take = (): readonly PushedEvent[] | undefined => {
    const entry = waiting[next];
    if (entry) next += 1;
    if (next < forgottenAt) return entry;
    waiting = waiting.slice(next);
    next = 0;
    return entry;
  };
  const run = async (): Promise<void> => {
    if (active === atOnce) return;
    active += 1;
    for (let entry = take(); entry; entry = take()) for (const event of entry) await work(event);
    active -= 1;
  };
  return {
    add: (entry: readonly PushedEvent[]) => {
      waiting.push(entry);
      if (active < atOnce) setImmediate(() => void run());
    },
    clear: () => {
      waiting = [];
      next = 0;
    },
  };
}

/** Three tries of five seconds; a duplicate follows where the settings want one. */
async function deliver(platform: Platform, event: PushedEvent): Promise<void> {
  const name = String(event.fields['Event']);
  const delivered = await tryToDeliver(platform, event);
  platform.stats.event(name, delivered ? 'delivered' : 'givenUp');
  if (platform.state.settings.duplicateCallbacks) await send(platform, event, '，重复');
}

async function tryToDeliver(platform: Platform, event: PushedEvent): Promise<boolean> {
  for (let attempt = 1; attempt <= tries; attempt++) {
    if (attempt > 1) await pause(platform, pauseBetweenTries / platform.state.settings.speed);
    const status = await send(platform, event, attempt === 1 ? '' : `，第 ${attempt} 次`);
    if (status !== null && status >= 200 && status < 300) return true;
  }
  return false;
}

function pause(platform: Platform, milliseconds: number): Promise<void> {
  return new Promise((resolve) => platform.clock.after(milliseconds, resolve));
}

function send(platform: Platform, event: PushedEvent, remark: string): Promise<number | null> {
  const { url, contentType, body, text } = envelopeOf(platform, event);
  const note = `事件 ${String(event.fields['Event'])}${remark}`;
  return post(platform, { url, headers: { 'Content-Type': contentType }, body, note, opened: text });
}
