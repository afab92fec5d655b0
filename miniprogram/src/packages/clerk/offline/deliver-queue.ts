import { ApiError } from '../../../api/api-error';
import { sentenceOf } from '../../../api/sentence-of';
import { phoneNow } from '../../../clock';
import { batchLimit, nextBatch, settled, swept } from './offline-queue';
import { changeQueue, queueNow, useQueue } from './queue-store';
import type { QueuedOutcome, QueuedPurchase } from './queued-purchase';

/** Sends items and says what became of each, by key. Repeating an item must be harmless. */
export type SendItems = (items: readonly QueuedPurchase[]) => Promise<ReadonlyMap<string, QueuedOutcome>>;

const firstPauseMs = 5_000;
const longestPauseMs = 300_000;
const passing = ['offline', 'timeout', 'internal', 'busy', 'too_many_requests', 'not_signed_in'];

let underWay: Promise<void> | undefined;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Whether the same request may well succeed later. */
const isPassing = (error: unknown): boolean => !(error instanceof ApiError) || passing.includes(error.kind);

const refusedAlone = (error: ApiError): QueuedOutcome => ({
  kind: 'refused',
  code: error.kind,
  problem: error.message,
});

/**
 * One request. When the server refuses it as a whole, halves of it are sent, until the guilty item stands alone and is
 * marked; the others go through.
 */
async function sendBatch(batch: readonly QueuedPurchase[], send: SendItems): Promise<boolean> {
  try {
    const outcomes = await send(batch);
    changeQueue((items) => settled(items, outcomes, phoneNow()));
    return batch.every(({ idempotencyKey }) => {
      const outcome = outcomes.get(idempotencyKey);
      return outcome !== undefined && outcome.kind !== 'later';
    });
  } catch (error) {
    if (isPassing(error) || !(error instanceof ApiError)) throw error;
    const [first] = batch;
    if (batch.length === 1 && first) {
      changeQueue((items) => settled(items, new Map([[first.idempotencyKey, refusedAlone(error)]]), phoneNow()));
      return true;
    }
    const middle = Math.ceil(batch.length / 2);
    return (await sendBatch(batch.slice(0, middle), send)) && sendBatch(batch.slice(middle), send);
  }
}

async function sendAll(storeId: string | null, send: SendItems): Promise<boolean> {
  for (;;) {
    const batch = nextBatch(queueNow(), storeId);
    if (batch.length === 0) return true;
    if (!(await sendBatch(batch, send))) return false;
    if (batch.length < batchLimit) return true;
  }
}

function pause(again: () => void): number {
  const ms = Math.min(longestPauseMs, firstPauseMs * 2 ** failures);
  failures += 1;
  timer = setTimeout(again, ms);
  return phoneNow() + ms;
}

async function round(storeId: string | null, send: SendItems): Promise<void> {
  const again = () => void deliverQueue(storeId, send);
  clearTimeout(timer);
  useQueue.setState({ sending: true, nextTryAt: null });
  changeQueue((items) => swept(items, phoneNow()));
  try {
    const complete = await sendAll(storeId, send);
    if (complete) failures = 0;
    useQueue.setState({ problem: null, nextTryAt: complete ? null : pause(again) });
  } catch (error) {
    const signedOut = error instanceof ApiError && error.kind === 'not_signed_in';
    useQueue.setState({ problem: sentenceOf(error), nextTryAt: signedOut ? null : pause(again) });
  } finally {
    useQueue.setState({ sending: false });
  }
}

/**
 * Sends what waits, oldest first, one request at a time, and tries again by itself with growing pauses when there is no
 * answer. Whoever calls while a round is under way waits for that one. Never throws.
 */
export function deliverQueue(storeId: string | null, send: SendItems): Promise<void> {
  underWay =
    underWay ??
    round(storeId, send).finally(() => {
      underWay = undefined;
    });
  return underWay;
}
