import Taro, { phone } from '../../../../test/doubles/taro';
import { ApiError } from '../../../api/api-error';
import { deliverQueue, type SendItems } from './deliver-queue';
import { enqueued, isTaken, queueLimit, removed, retried, unsent, waiting } from './offline-queue';
import { changeQueue, queueNow, useQueue } from './queue-store';
import type { QueuedOutcome, QueuedPurchase } from './queued-purchase';

const item = (n: number, change: Partial<QueuedPurchase> = {}): QueuedPurchase => ({
  idempotencyKey: `key-${n}`,
  code: `92000000000000${String(n).padStart(4, '0')}`,
  receiptNo: `P0612-${n}`,
  amountFen: 1000 + n,
  category: null,
  takenAt: 1_000 + n,
  storeId: 'anfu',
  storeName: '安福路店',
  memberName: '林**',
  tierName: '金卡',
  state: { kind: 'waiting', problem: null },
  ...change,
});

const take = (items: readonly QueuedPurchase[]) =>
  changeQueue((queue) =>
    items.reduce((kept, next) => {
      const after = enqueued(kept, next);
      return typeof after === 'string' ? kept : after;
    }, queue),
  );

/** A shop that counts an item by its key, as the server does, and can lose its replies. */
class Shop {
  readonly booked: string[] = [];
  readonly requests: (readonly string[])[] = [];
  loseReply = false;

  readonly send: SendItems = async (items) => {
    this.requests.push(items.map((i) => i.idempotencyKey));
    const outcomes = new Map(items.map((i) => [i.idempotencyKey, this.book(i.idempotencyKey)]));
    if (this.loseReply) throw ApiError.offline('request:fail');
    return outcomes;
  };

  private book(key: string): QueuedOutcome {
    const repeated = this.booked.includes(key);
    if (!repeated) this.booked.push(key);
    return { kind: 'delivered', growth: 10, repeated };
  }
}

const keys = (items: readonly QueuedPurchase[]) => items.map((i) => i.idempotencyKey);
const range = (n: number) => Array.from({ length: n }, (_, i) => i);

beforeEach(() => {
  jest.useFakeTimers();
  phone.reset();
  changeQueue(() => []);
});
afterEach(() => jest.useRealTimers());

describe('purchases taken without a network (X-10, P-16)', () => {
  it('are booked once each, in order, when 20 of them are delivered twice', async () => {
    const shop = new Shop();
    take(range(20).map((n) => item(n)));
    shop.loseReply = true;
    await deliverQueue('anfu', shop.send);
    expect(waiting(queueNow())).toHaveLength(20);
    shop.loseReply = false;
    await deliverQueue('anfu', shop.send);
    expect(shop.requests).toHaveLength(2);
    expect(shop.booked).toEqual(keys(range(20).map((n) => item(n))));
    expect(unsent(queueNow())).toEqual([]);
    expect(queueNow().every(({ state }) => state.kind === 'delivered' && state.repeated)).toBe(true);
  });

  it('are sent in batches of 50, oldest first', async () => {
    const shop = new Shop();
    take(range(120).map((n) => item(n)));
    await deliverQueue('anfu', shop.send);
    expect(shop.requests.map((r) => r.length)).toEqual([50, 50, 20]);
    expect(shop.booked).toEqual(range(120).map((n) => `key-${n}`));
  });

  it('survive a phone that dies between sending and marking', async () => {
    const shop = new Shop();
    take([item(1), item(2)]);
    const before = Taro.getStorageSync('clerk-queue');
    await deliverQueue('anfu', shop.send);
    Taro.setStorageSync('clerk-queue', before);
    expect(keys(waiting(queueNow()))).toEqual(['key-1', 'key-2']);
    await deliverQueue('anfu', shop.send);
    expect(shop.booked).toEqual(['key-1', 'key-2']);
    expect(waiting(queueNow())).toEqual([]);
  });

  it('go out once when two ask at the same moment', async () => {
    const shop = new Shop();
    take([item(1)]);
    await Promise.all([deliverQueue('anfu', shop.send), deliverQueue('anfu', shop.send)]);
    expect(shop.requests).toEqual([['key-1']]);
  });

  it('are tried again by themselves, after pauses that grow', async () => {
    const shop = new Shop();
    shop.loseReply = true;
    take([item(1)]);
    await deliverQueue('anfu', shop.send);
    const pauses: number[] = [];
    for (let tries = 0; tries < 3; tries += 1) {
      pauses.push((useQueue.getState().nextTryAt ?? 0) - Date.now());
      await jest.advanceTimersToNextTimerAsync();
    }
    expect(shop.requests).toHaveLength(4);
    expect(pauses[1]).toBe(2 * (pauses[0] ?? 0));
    expect(pauses[2]).toBe(4 * (pauses[0] ?? 0));
    shop.loseReply = false;
    await jest.advanceTimersToNextTimerAsync();
    expect(waiting(queueNow())).toEqual([]);
    expect(useQueue.getState()).toMatchObject({ nextTryAt: null, problem: null, sending: false });
  });

  it('stay, with the reason, when the server refuses one; the others go through', async () => {
    take([item(1), item(2), item(3)]);
    await deliverQueue(
      'anfu',
      async (items) =>
        new Map(
          items.map((i): [string, QueuedOutcome] => [
            i.idempotencyKey,
            i.idempotencyKey === 'key-2'
              ? { kind: 'refused', code: 'code_forged', problem: '这个码不是本店发出的。' }
              : { kind: 'delivered', growth: 10, repeated: false },
          ]),
        ),
    );
    expect(queueNow().map(({ state }) => state.kind)).toEqual(['delivered', 'refused', 'delivered']);
    expect(keys(unsent(queueNow()))).toEqual(['key-2']);
  });

  it('are not held up by one item that makes the server refuse the whole request', async () => {
    const shop = new Shop();
    take(range(8).map((n) => item(n)));
    await deliverQueue('anfu', async (items) => {
      if (keys(items).includes('key-5')) throw ApiError.refused({ code: 'malformed', message: '请求内容不符合要求。' });
      return shop.send(items);
    });
    expect(keys(unsent(queueNow()))).toEqual(['key-5']);
    expect(queueNow()[5]?.state).toMatchObject({ kind: 'refused', problem: '请求内容不符合要求。' });
    expect(shop.booked).toEqual([0, 1, 2, 3, 4, 6, 7].map((n) => `key-${n}`));
  });

  it('wait for a clerk of their own store', async () => {
    const shop = new Shop();
    take([item(1, { storeId: 'west' }), item(2)]);
    await deliverQueue('anfu', shop.send);
    expect(shop.booked).toEqual(['key-2']);
    expect(keys(waiting(queueNow()))).toEqual(['key-1']);
  });

  it('wait without being tried again when the clerk is signed out', async () => {
    take([item(1)]);
    await deliverQueue('anfu', () =>
      Promise.reject(ApiError.refused({ code: 'not_signed_in', message: '请先登录。' })),
    );
    expect(useQueue.getState()).toMatchObject({ problem: '请先登录。', nextTryAt: null });
    expect(waiting(queueNow())).toHaveLength(1);
  });
});

describe('the queue itself', () => {
  it('takes a code once, also after it was delivered', async () => {
    take([item(1)]);
    await deliverQueue('anfu', new Shop().send);
    expect(isTaken(queueNow(), item(1).code)).toBe(true);
    expect(enqueued(queueNow(), item(9, { code: item(1).code }))).toBe('taken');
  });

  it('takes 200 items that are not delivered and no more', () => {
    const full = range(queueLimit).map((n) => item(n));
    expect(enqueued(full.slice(1), item(999))).toHaveLength(queueLimit);
    expect(enqueued(full, item(999))).toBe('full');
  });

  it('gives up refused items only', () => {
    const refusal = item(1, { state: { kind: 'refused', at: 1, code: 'code_forged', problem: '' } });
    expect(removed([refusal, item(2)], 'key-1')).toEqual([item(2)]);
    expect(removed([item(2)], 'key-2')).toEqual([item(2)]);
    expect(retried([refusal], 'key-1')).toEqual([item(1)]);
  });
});
