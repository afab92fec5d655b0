import type { QueuedOutcome, QueuedPurchase, QueuedState } from './queued-purchase';

/** Items that are not delivered yet, at most. */
export const queueLimit = 200;
/** Items of one request, at most. */
export const batchLimit = 50;
/** Delivered items stay to be looked at, and so that a code shown twice is noticed. */
const keptMs = 24 * 3_600_000;

type Queue = readonly QueuedPurchase[];

export const unsent = (queue: Queue): Queue => queue.filter(({ state }) => state.kind !== 'delivered');
export const waiting = (queue: Queue): Queue => queue.filter(({ state }) => state.kind === 'waiting');
export const refused = (queue: Queue): Queue => queue.filter(({ state }) => state.kind === 'refused');

/** Whether the digits were taken offline before: a code is good for one purchase. */
export const isTaken = (queue: Queue, code: string): boolean => queue.some((item) => item.code === code);

/** The queue with one more item, or why it takes none. */
export function enqueued(queue: Queue, item: QueuedPurchase): Queue | 'full' | 'taken' {
  if (isTaken(queue, item.code)) return 'taken';
  return unsent(queue).length >= queueLimit ? 'full' : [...queue, item];
}

/** The oldest items that wait and that this store may send, in the order they were taken. */
export function nextBatch(queue: Queue, storeId: string | null): Queue {
  return waiting(queue)
    .filter((item) => storeId === null || item.storeId === storeId)
    .slice(0, batchLimit);
}

function stateAfter(outcome: QueuedOutcome, now: number): QueuedState {
  if (outcome.kind === 'later') return { kind: 'waiting', problem: outcome.problem };
  return { ...outcome, at: now };
}

/** The queue after the server has spoken of some of its items, by key; what it did not mention goes on waiting. */
export function settled(queue: Queue, outcomes: ReadonlyMap<string, QueuedOutcome>, now: number): Queue {
  return queue.map((item) => {
    const outcome = outcomes.get(item.idempotencyKey);
    return outcome && item.state.kind === 'waiting' ? { ...item, state: stateAfter(outcome, now) } : item;
  });
}

/** A refused item once more; an item that waits or is delivered stays as it is. */
export function retried(queue: Queue, key: string): Queue {
  return queue.map((item) =>
    item.idempotencyKey === key && item.state.kind === 'refused'
      ? { ...item, state: { kind: 'waiting', problem: null } }
      : item,
  );
}

/** Without a refused item; nothing else is ever taken out by hand. */
export const removed = (queue: Queue, key: string): Queue =>
  queue.filter((item) => item.idempotencyKey !== key || item.state.kind !== 'refused');

/** Without what was delivered more than a day ago. */
export const swept = (queue: Queue, now: number): Queue =>
  queue.filter(({ state }) => state.kind !== 'delivered' || now - state.at < keptMs);
