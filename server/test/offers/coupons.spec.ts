import { CouponEventsQueries } from '../../src/coupons/coupon-events.queries.js';
import { CouponsQueries } from '../../src/coupons/coupons.queries.js';
import { CouponsRepository, type Redemption } from '../../src/coupons/coupons.repository.js';
import type { GrantRequest } from '../../src/coupons/grant-plan.js';
import type { Tx } from '../../src/db/sql.js';
import { Refusal } from '../../src/http/refusal.js';
import { insertMemberRows, insertTemplateRow, type TemplateSeed } from '../setup/offer-rows.js';
import { openTestDatabase, type TestDatabase } from '../setup/test-database.js';

const NOW = Date.UTC(2026, 10, 21, 4);
const DAY = 86_400_000;

let database: TestDatabase;
let coupons: CouponsRepository;
let queries: CouponsQueries;

beforeAll(async () => {
  database = await openTestDatabase();
  coupons = new CouponsRepository(database.dialect, { timeZone: 'Asia/Shanghai' });
  queries = new CouponsQueries(database.reader);
  const members = Array.from({ length: 2000 }, (_, i) => ({ id: i + 1 }));
  await database.transactions.run((tx) => insertMemberRows(tx, members));
});
afterAll(() => database.drop());

const template = (seed: TemplateSeed) => database.transactions.run((tx) => insertTemplateRow(tx, seed));
const request = (memberId: number, key: string, grantKey = `test:${key}`): GrantRequest => ({
  memberId,
  template: { key },
  grantKey,
  origin: '测试',
});
const lock = (tx: Tx, memberId: number) =>
  tx.query(`SELECT id FROM member WHERE id = ?${database.dialect.forUpdate}`, [memberId]);
const grant = (requests: readonly GrantRequest[], now = NOW) =>
  database.transactions.run(async (tx) => {
    for (const id of [...new Set(requests.map((r) => r.memberId))].sort((a, b) => a - b)) await lock(tx, id);
    return coupons.grant(tx, requests, now);
  });
const grantOne = async (memberId: number, key: string) => {
  const [outcome] = await grant([request(memberId, key)]);
  return outcome!.coupon!;
};
const redeem = (of: Partial<Redemption> & { readonly couponId: number; readonly memberId: number }) =>
  database.transactions.run((tx) =>
    coupons.redeem(tx, { storeId: 'anfu', staff: '店员', fact: null, redeemKey: 'key-00000001', now: NOW, ...of }),
  );
const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  );
const stockOf = async (key: string) => {
  const [row] = await database.reader.query<{ issued: number; redeemed: number; held: number }>(
    `SELECT issued, (SELECT COUNT(*) FROM coupon WHERE template_id = t.id AND state = 'redeemed') AS redeemed, (SELECT COUNT(*) FROM coupon WHERE template_id = t.id) AS held
     FROM coupon_template t WHERE template_key = ?`,
    [key],
  );
  return { issued: Number(row!.issued), redeemed: Number(row!.redeemed), held: Number(row!.held) };
};

describe('granting', () => {
  it('gives exactly 100 of a stock of 100 to 1,000 who ask at once, and tells the rest', async () => {
    await template({ key: 'hot', stockTotal: 100 });
    const kinds: string[] = [];
    for (let wave = 0; wave < 20; wave += 1) {
      const asked = Array.from({ length: 50 }, (_, i) => grant([request(wave * 50 + i + 1001, 'hot')]));
      kinds.push(...(await Promise.all(asked)).flat().map((o) => o.kind));
    }
    expect(kinds.filter((k) => k === 'granted')).toHaveLength(100);
    expect(kinds.filter((k) => k === 'outOfStock')).toHaveLength(900);
    expect(await stockOf('hot')).toEqual({ issued: 100, redeemed: 0, held: 100 });
  });

  it('serves a batch larger than the stock in request order', async () => {
    await template({ key: 'few', stockTotal: 3 });
    const outcomes = await grant([5, 4, 3, 2, 1].map((id) => request(id, 'few')));
    expect(outcomes.map((o) => o.kind)).toEqual(['granted', 'granted', 'granted', 'outOfStock', 'outOfStock']);
    expect(await stockOf('few')).toEqual({ issued: 3, redeemed: 0, held: 3 });
  });

  it('gives one coupon for one grant key, however often and in whatever company it is asked for', async () => {
    await template({ key: 'once', perMember: 9 });
    const first = await grant([request(7, 'once', 'gift:gold:2026'), request(7, 'once', 'gift:gold:2026')]);
    const again = await Promise.all(Array.from({ length: 10 }, () => grant([request(7, 'once', 'gift:gold:2026')])));
    expect(first.map((o) => o.kind)).toEqual(['granted', 'repeated']);
    expect(new Set([...first, ...again.flat()].map((o) => o.coupon?.code)).size).toBe(1);
    expect(again.flat().every((o) => o.kind === 'repeated')).toBe(true);
    expect(await stockOf('once')).toEqual({ issued: 1, redeemed: 0, held: 1 });
  });

  it('keeps the limit per member under concurrent grants of different keys', async () => {
    await template({ key: 'twice', perMember: 2 });
    const asked = Array.from({ length: 12 }, (_, i) => grant([request(8, 'twice', `console:${i}`)]));
    const kinds = (await Promise.all(asked)).flat().map((o) => o.kind);
    expect(kinds.filter((k) => k === 'granted')).toHaveLength(2);
    expect(kinds.filter((k) => k === 'limitReached')).toHaveLength(10);
    expect(await stockOf('twice')).toEqual({ issued: 2, redeemed: 0, held: 2 });
  });

  it('names an unknown template, and gives nothing of one that is switched off', async () => {
    await template({ key: 'off', active: false });
    const outcomes = await grant([request(9, 'nowhere'), request(9, 'off')]);
    expect(outcomes.map((o) => o.kind)).toEqual(['unknownTemplate', 'outOfStock']);
    expect(await stockOf('off')).toEqual({ issued: 0, redeemed: 0, held: 0 });
  });

  it('takes nothing from the stock when the transaction fails', async () => {
    await template({ key: 'undone', stockTotal: 5 });
    const failing = database.transactions.run(async (tx) => {
      await coupons.grant(tx, [request(10, 'undone')], NOW);
      throw new Error('the purchase was refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await stockOf('undone')).toEqual({ issued: 0, redeemed: 0, held: 0 });
  });

  it('copies the terms, so that a later change of the template leaves issued coupons alone', async () => {
    await template({ key: 'snapshot', terms: { title: '旧名' } });
    await grantOne(11, 'snapshot');
    await database.transactions.run((tx) =>
      tx.execute("UPDATE coupon_template SET terms = '{}' WHERE template_key = 'snapshot'"),
    );
    const [coupon] = await queries.listForMember(11, 'usable', NOW);
    expect(coupon?.terms.title).toBe('旧名');
    expect(coupon?.code).toMatch(/^[2-9A-HJ-NP-Z]{16}$/);
  });

  it('counts the day of the grant as the first of its days', async () => {
    await template({ key: 'days' });
    const coupon = await grantOne(12, 'days');
    expect(coupon.expiresAt).toBe(Date.UTC(2026, 11, 20, 16));
  });
});

describe('redeeming', () => {
  it('works once of 64 at the same time', async () => {
    await template({ key: 'race' });
    const { id } = await grantOne(20, 'race');
    const tries = Array.from({ length: 64 }, (_, i) =>
      codeOf(redeem({ couponId: id, memberId: 20, redeemKey: `till-${i}` })),
    );
    const codes = await Promise.all(tries);
    expect(codes.filter((c) => c === 'done')).toHaveLength(1);
    expect(codes.filter((c) => c === 'coupon_used')).toHaveLength(63);
    expect(await stockOf('race')).toEqual({ issued: 1, redeemed: 1, held: 1 });
  });

  it('is the same redemption when the same key comes again', async () => {
    await template({ key: 'again' });
    const { id } = await grantOne(21, 'again');
    const codes = await Promise.all(Array.from({ length: 8 }, () => codeOf(redeem({ couponId: id, memberId: 21 }))));
    expect(codes).toEqual(Array(8).fill('done'));
    expect((await stockOf('again')).redeemed).toBe(1);
  });

  it('works until the last millisecond and not from expiresAt on', async () => {
    await template({ key: 'edge', perMember: 2 });
    const [late, justInTime] = await grant([request(22, 'edge', 'a'), request(22, 'edge', 'b')]);
    const end = late!.coupon!.expiresAt;
    expect(await codeOf(redeem({ couponId: late!.coupon!.id, memberId: 22, now: end }))).toBe('coupon_expired');
    expect(await codeOf(redeem({ couponId: justInTime!.coupon!.id, memberId: 22, now: end - 1 }))).toBe('done');
  });

  it('says what stands in the way and changes nothing', async () => {
    await template({ key: 'local', terms: { stores: ['xian'] } });
    await template({ key: 'voided' });
    const local = await grantOne(23, 'local');
    const voided = await grantOne(23, 'voided');
    await database.transactions.run((tx) => tx.execute("UPDATE coupon SET state = 'void' WHERE id = ?", [voided.id]));
    expect(await codeOf(redeem({ couponId: 999_999, memberId: 23 }))).toBe('coupon_unknown');
    expect(await codeOf(redeem({ couponId: local.id, memberId: 24 }))).toBe('coupon_not_yours');
    expect(await codeOf(redeem({ couponId: local.id, memberId: 23 }))).toBe('coupon_wrong_store');
    expect(await codeOf(redeem({ couponId: local.id, memberId: 23, storeId: null }))).toBe('coupon_wrong_store');
    expect(await codeOf(redeem({ couponId: voided.id, memberId: 23 }))).toBe('coupon_void');
    expect(await queries.countForMember(23, NOW)).toEqual({ usable: 1, used: 0, expired: 1 });
    expect(await codeOf(redeem({ couponId: local.id, memberId: 23, storeId: 'xian' }))).toBe('done');
  });
});

describe('lists', () => {
  it('sorts a member’s coupons into usable, used and expired at the time asked', async () => {
    await template({ key: 'lists', perMember: 3 });
    const [used] = await grant([request(30, 'lists', 'a'), request(30, 'lists', 'b')]);
    await redeem({ couponId: used!.coupon!.id, memberId: 30 });
    expect(await queries.countForMember(30, NOW)).toEqual({ usable: 1, used: 1, expired: 0 });
    expect(await queries.countForMember(30, NOW + 31 * DAY)).toEqual({ usable: 0, used: 1, expired: 1 });
    const expired = await queries.listForMember(30, 'expired', NOW + 31 * DAY);
    expect(expired.map((c) => c.state)).toEqual(['expired']);
    const usedList = await queries.listForMember(30, 'used', NOW);
    expect(usedList.map((c) => [c.id, c.state, c.redeemedStore])).toEqual([[used!.coupon!.id, 'redeemed', 'anfu']]);
  });

  it('pages the redemption log without losing redemptions of the same instant', async () => {
    const seen = new Set<number>();
    const events = new CouponEventsQueries(database.reader);
    let beforeId: number | undefined;
    do {
      const page = await events.list({ kind: 'redeemed' }, { beforeId, limit: 2 });
      for (const event of page.items) seen.add(event.couponId);
      beforeId = page.nextCursor === null ? undefined : Number(page.nextCursor);
    } while (beforeId !== undefined);
    const [row] = await database.reader.query<{ n: number }>(
      "SELECT COUNT(*) AS n FROM coupon WHERE state = 'redeemed'",
    );
    expect(seen.size).toBe(Number(row!.n));
    expect(seen.size).toBeGreaterThan(3);
  });
});
