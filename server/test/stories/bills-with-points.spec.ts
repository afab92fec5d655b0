import type { MyBill } from '@jieti/shared/api/bills';
import { PointsQueries } from '../../src/points/points.queries.js';
import { PointsRepository } from '../../src/points/points.repository.js';
import { PointsRulesQueries } from '../../src/points/points-rules.queries.js';
import { PointsRulesRepository } from '../../src/points/points-rules.repository.js';
import { pointsRulesDraft } from '../setup/point-pieces.js';
import { BillShop } from './bill-shop.js';

let shop: BillShop;
let me: { readonly memberId: number; readonly token: string };
let operator: string;

const get = <T>(type: new (...args: never[]) => T): T => shop.shop.app.get(type, { strict: false });
const points = () => get(PointsQueries).available(me.memberId, shop.shop.clock.now());
const lines = [
  { key: 'a', title: '耶加雪菲', category: '豆子', amountFen: 12_000 },
  { key: 'b', title: '拿铁', category: '饮品', amountFen: 3000 },
];
const stacked = { stacking: { group: 'add', excludes: [] } };

beforeAll(async () => {
  shop = await BillShop.open();
  const now = shop.shop.clock.now();
  const rules = get(PointsRulesRepository);
  await shop.shop.run((tx) => rules.insert(tx, pointsRulesDraft(), { by: 'owner', note: '' }, now));
  await get(PointsRulesQueries).refresh();
  me = await shop.member('o-points');
  operator = await shop.shop.staff('operator');
  const cause = { biz: 'console', id: 'gift-of-points', line: '' } as const;
  await shop.shop.run((tx) =>
    get(PointsRepository).adjust(tx, { memberId: me.memberId, delta: 2000, cause, title: '测试', now }),
  );
});
afterAll(() => shop.close());

const coupons = async () => [
  await shop.coupon(me.memberId, stacked),
  await shop.coupon(me.memberId, { kind: 'voucher', title: '¥5 代金券', amountFen: 500, minSpendFen: 0, ...stacked }),
];
const stateOf = async (ids: readonly number[]) => {
  const rows = await shop.shop.query<{ state: string }>(
    `SELECT state FROM coupon WHERE id IN (${ids.map(() => '?').join(', ')}) ORDER BY id`,
    ids,
  );
  return rows.map((row) => row.state);
};
/** A bill of lines without a price of its own. */
const bill = async (couponIds: readonly number[]) =>
  shop.bill(me.memberId, { amountFen: undefined, lines, couponIds, points: 1000 });

describe('a bill in WeChat Pay with coupons and points (D80, D82)', () => {
  it('holds the coupons and spends the points when it is written, and gives all back when it ends unpaid', async () => {
    const ids = await coupons();
    const before = await points();
    const { billNo, payableFen } = await bill(ids);
    expect(payableFen).toBe(15_000 - 2500 - 1000);
    expect([await points(), await stateOf(ids)]).toEqual([before - 1000, ['locked', 'locked']]);
    const mine = (await shop.shop.get(`/api/me/bills/${billNo}`, me.token)).json<MyBill>();
    expect(mine.price?.steps.map((step) => step.kind)).toEqual(['coupon', 'coupon', 'points']);
    await shop.cancel(billNo);
    expect([await points(), await stateOf(ids)]).toEqual([before, ['issued', 'issued']]);
    const late = await bill(ids);
    shop.shop.clock.advance(16 * 60_000);
    await shop.round();
    expect((await shop.atTill(late.billNo)).state).toBe('expired');
    expect([await points(), await stateOf(ids)]).toEqual([before, ['issued', 'issued']]);
  });

  it('is a sale when it is paid; refunds through WeChat Pay give points back in proportion, coupons with the last', async () => {
    const ids = await coupons();
    const before = await points();
    const { billNo, payableFen } = await bill(ids);
    await shop.place(me.token, billNo);
    shop.platform.pay(billNo);
    await shop.tell(billNo);
    const earned = Math.floor(payableFen / 100);
    expect([await points(), await stateOf(ids)]).toEqual([before - 1000 + earned, ['redeemed', 'redeemed']]);
    const [sale] = await shop.shop.query<{ points_spent: number; payable_fen: number }>(
      'SELECT points_spent, payable_fen FROM sale WHERE use_key = ?',
      [`bill:${billNo}`],
    );
    expect([Number(sale!.points_spent), Number(sale!.payable_fen)]).toEqual([1000, payableFen]);
    const half = Math.floor(payableFen / 2);
    for (const [i, amountFen] of [half, payableFen - half].entries()) {
      const refund = { refundNo: `refund-0${i}`, amountFen, reason: '不想要了' };
      const answer = await shop.shop.post(`/api/payments/${billNo}/refund`, refund, operator);
      expect(answer.status).toBeLessThan(300);
      await shop.round();
      await shop.notify('REFUND.SUCCESS', shop.platform.refundNotice(`${billNo}-refund-0${i}`));
      if (i === 0) expect(await stateOf(ids)).toEqual(['redeemed', 'redeemed']);
    }
    expect([await points(), await stateOf(ids)]).toEqual([before, ['issued', 'issued']]);
  });
});
