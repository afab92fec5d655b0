import type { OfflineKit, OfflineOutcome, OfflinePurchase } from '@jieti/shared/api/till-offline';
import { MemberCodes } from '../../src/members/member-codes.js';
import { TillShop } from '../http/till-shop.js';

const HOUR_MS = 3_600_000;
const STEP_MS = 30_000;
let shop: TillShop;

beforeAll(async () => {
  shop = await TillShop.open();
});
afterAll(() => shop.close());

const codeAt = (memberId: number, at: number): string =>
  shop.desk.shop.app.get(MemberCodes, { strict: false }).issueCodes(memberId, at, 1)[0]!.code;

function item(memberId: number, name: string, more: Partial<OfflinePurchase> = {}): OfflinePurchase {
  const takenAt = more.takenAt ?? shop.desk.shop.clock.now();
  return {
    ...{ idempotencyKey: `offline-${name}`, receiptNo: name, takenAt, code: codeAt(memberId, takenAt) },
    ...(more.lines ? {} : { amountFen: 2000 }),
    ...more,
  };
}

async function deliver(items: readonly OfflinePurchase[]): Promise<readonly OfflineOutcome[]> {
  const answer = await shop.desk.post('offline-purchases', { items, device: 'iPhone' });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json<{ items: readonly OfflineOutcome[] }>().items;
}

const outcomeOf = async (one: OfflinePurchase) => {
  const [outcome] = await deliver([one]);
  return outcome!.code ?? outcome!.kind;
};

describe('a till without a network (X-10, P-16)', () => {
  it('delivers 20 receipts twice, in two orders and at once, and each counts once', async () => {
    const id = await shop.member(0);
    const start = shop.desk.shop.clock.now();
    const queue = Array.from({ length: 20 }, (_, i) => item(id, `Q-${i}`, { takenAt: start + i * STEP_MS }));
    shop.desk.shop.clock.advance(HOUR_MS);
    const before = await shop.books(id);
    const [first, second] = await Promise.all([deliver(queue), deliver(queue.toReversed())]);
    const third = await deliver(queue);
    expect([...first, ...second, ...third].every((one) => one.kind === 'recorded')).toBe(true);
    for (const one of queue) {
      const same = [...first, ...second, ...third].filter(({ receiptNo }) => receiptNo === one.receiptNo);
      expect(same.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect(
        new Set(same.map(({ payableFen, growth, pointsEarned }) => `${payableFen} ${growth} ${pointsEarned}`)),
      ).toEqual(new Set(['2000 20 20']));
    }
    const after = await shop.books(id);
    expect(after.growth - before.growth).toBe(400);
    expect(after.points - before.points).toBe(400);
    expect(after.netSpend - before.netSpend).toBe(40_000);
    const [fact] = await shop.desk.shop.query<{ occurred_at: number | string }>(
      "SELECT occurred_at FROM fact WHERE external_id = 'Q-7'",
    );
    expect(Number(fact!.occurred_at)).toBe(queue[7]!.takenAt);
  });

  it('takes the whole content of a QR code, and lines', async () => {
    const id = await shop.member(0);
    const lines = [
      { key: 'a', title: '豆子', category: '豆子', amountFen: 12_000 },
      { key: 'b', title: '拿铁', category: '饮品', amountFen: 3000 },
    ];
    const one = item(id, 'QR-1', { lines });
    const [outcome] = await deliver([{ ...one, code: `${one.code}.claim.signature` }]);
    expect(outcome).toMatchObject({ kind: 'recorded', payableFen: 15_000, memberName: '林**', tier: '金卡' });
  });

  it('refuses what is forged, replayed, stale, too old or from the future, each with its own code', async () => {
    const id = await shop.member(0);
    const now = shop.desk.shop.clock.now();
    const genuine = item(id, 'X-1');
    const forged = { ...item(id, 'X-2'), code: codeAt(id, now + 10 * HOUR_MS) };
    expect(await outcomeOf(forged)).toBe('code_forged');
    const wrong = `${genuine.code.slice(0, -1)}${(Number(genuine.code.at(-1)) + 1) % 10}`;
    expect(await outcomeOf({ ...genuine, code: wrong })).toBe('code_malformed');
    expect(await outcomeOf(genuine)).toBe('recorded');
    const replayed = { ...genuine, receiptNo: 'X-3', idempotencyKey: 'offline-x-3' };
    expect(await outcomeOf(replayed)).toBe('offline_code_replayed');
    expect(await outcomeOf({ ...item(id, 'X-4'), code: codeAt(id, now - 3 * STEP_MS) })).toBe('code_expired');
    expect(await outcomeOf(item(id, 'X-5', { takenAt: now - 48 * HOUR_MS - 1 }))).toBe('offline_too_old');
    expect(await outcomeOf(item(id, 'X-6', { takenAt: now - 48 * HOUR_MS }))).toBe('recorded');
    expect(await outcomeOf(item(id, 'X-7', { takenAt: now + HOUR_MS }))).toBe('occurred_in_future');
    expect(await outcomeOf(item(id, 'X-8', { amountFen: 0 }))).toBe('amount_invalid');
    expect(await outcomeOf(item(id, 'X-9', { amountFen: 500_001 }))).toBe('limit_bill');
    expect(await outcomeOf({ ...genuine, amountFen: 2001 })).toBe('idempotency_conflict');
    expect(await outcomeOf({ ...item(id, 'X-1', { takenAt: now - STEP_MS }), idempotencyKey: 'offline-x-1b' })).toBe(
      'receipt_repeated',
    );
  });

  it('cannot be used to earn again with a code that rang something up online', async () => {
    const id = await shop.member(0);
    shop.desk.shop.clock.advance(STEP_MS);
    const takenAt = shop.desk.shop.clock.now();
    const { visit } = await (await shop.desk.post('identify', { code: codeAt(id, takenAt) })).json<{ visit: string }>();
    await shop.desk.buy({ visit, receiptNo: 'ON-1', amountFen: 1000 });
    expect(await outcomeOf(item(id, 'OFF-1', { takenAt }))).toBe('offline_code_replayed');
  });

  it('gets keys for the days to come, and lets nobody bring coupons or points', async () => {
    const kit = (await shop.desk.shop.get('/api/till/offline-kit', shop.desk.clerk)).json<OfflineKit>();
    expect(kit).toMatchObject({ storeId: 'anfu', deliverWithinMs: 48 * HOUR_MS });
    expect(kit.publicKeys).toHaveLength(9);
    const id = await shop.member(500);
    const spending = { ...item(id, 'S-1'), points: 100 };
    expect(await shop.desk.refusal('offline-purchases', { items: [spending] })).toBe('400 malformed');
    expect(await shop.desk.refusal('offline-purchases', { items: [item(id, 'S-2')], storeId: 'xian' })).toBe(
      '403 wrong_store',
    );
  });
});
