import type { CouponPacks, CouponPackView } from '@jieti/shared/api/packs';
import type { MyCoupons, OrderPayment } from '@jieti/shared/api/me';
import { insertTemplateRow } from '../setup/offer-rows.js';
import { BillShop } from './bill-shop.js';

let shop: BillShop;
let operator: string;
let templateId: number;
let made = 0;

beforeAll(async () => {
  shop = await BillShop.open();
  operator = await shop.shop.staff('operator');
  templateId = await shop.shop.run((tx) =>
    insertTemplateRow(tx, { key: 'latte', terms: { title: '拿铁券' }, perMember: 100 }),
  );
});
afterAll(() => shop.close());

const codeOf = (answer: { json<T>(): T }) => answer.json<{ code: string }>().code;
const draft = { title: '十杯拿铁', note: '', priceFen: 20_000, coupons: 5, stockTotal: null, perMember: 2 };
const pack = async (change: object = {}) => {
  const answer = await shop.shop.post('/api/coupon-packs', { ...draft, templateId, ...change }, operator);
  return answer.json<CouponPackView>();
};
const buy = (token: string, id: number) => shop.shop.post(`/api/me/packs/${id}/orders`, {}, token);
const member = () => shop.member(`o-pack-${(made += 1)}`);
const coupons = async (token: string) =>
  (await shop.shop.get('/api/me/coupons', token)).json<MyCoupons>().counts.usable;
const taken = async (id: number) => {
  const { items } = (await shop.shop.get('/api/coupon-packs', operator)).json<CouponPacks>();
  return items.find((one) => one.id === id)?.taken;
};
const bought = async (token: string, id: number) => {
  const { outTradeNo } = (await buy(token, id)).json<OrderPayment>();
  shop.platform.pay(outTradeNo);
  return outTradeNo;
};

describe('a pack of coupons', () => {
  it('is paid for, and its coupons come once however often WeChat Pay tells', async () => {
    const { id } = await pack();
    const { token } = await member();
    const no = await bought(token, id);
    expect(await coupons(token)).toBe(0);
    await Promise.all(Array.from({ length: 20 }, () => shop.tell(no)));
    expect([await coupons(token), await taken(id)]).toEqual([5, 1]);
    const [row] = await shop.shop.query('SELECT logistics_type FROM shipping_upload WHERE transaction_id = ?', [
      `42${no}`.slice(0, 32),
    ]);
    expect(row).toMatchObject({ logistics_type: 3 });
  });

  it('is sold as often as there is stock, whoever comes at once; an order nobody paid gives it back', async () => {
    const { id } = await pack({ stockTotal: 3, perMember: 1 });
    const buyers = await Promise.all(Array.from({ length: 8 }, () => member()));
    const answers = await Promise.all(buyers.map(({ token }) => buy(token, id)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(new Set(answers.filter(({ status }) => status !== 201).map(codeOf))).toEqual(new Set(['pack_sold_out']));
    const open = answers.filter(({ status }) => status === 201).map((answer) => answer.json<OrderPayment>().outTradeNo);
    for (const no of open) shop.platform.orders.get(no)!.state = 'CLOSED';
    shop.shop.clock.advance(3_600_000);
    await shop.round();
    expect(await taken(id)).toBe(0);
  });

  it('whose order WeChat Pay never took is free again, and may be bought by the same member', async () => {
    const { id } = await pack({ stockTotal: 1, perMember: 1 });
    const { token } = await member();
    shop.platform.manner.order = 'down';
    expect(codeOf(await buy(token, id))).toBe('wechat_unavailable');
    shop.platform.manner.order = 'answered';
    expect([codeOf(await buy(token, id)), await taken(id)]).toEqual(['pack_sold_out', 1]);
    shop.shop.clock.advance(6 * 60_000);
    await shop.round();
    expect([await taken(id), (await buy(token, id)).status]).toEqual([0, 201]);
  });

  it('is sold to one member only so often', async () => {
    const { id } = await pack({ perMember: 1 });
    const { token } = await member();
    const answers = await Promise.all([buy(token, id), buy(token, id), buy(token, id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('whose coupons cannot be granted any more is not kept: the money goes back', async () => {
    const { id } = await pack();
    const { token } = await member();
    const no = await bought(token, id);
    await shop.shop.run((tx) => tx.execute('UPDATE coupon_template SET active = 0 WHERE id = ?', [templateId]));
    expect((await shop.tell(no)).status).toBe(204);
    await shop.shop.run((tx) => tx.execute('UPDATE coupon_template SET active = 1 WHERE id = ?', [templateId]));
    const refunds = await shop.shop.query('SELECT amount_fen FROM pay_refund WHERE out_trade_no = ?', [no]);
    expect([await coupons(token), refunds, await taken(id)]).toEqual([0, [{ amount_fen: 20_000 }], 0]);
  });

  it('given back takes the unused coupons with it, and no more money than they stand for', async () => {
    const { id } = await pack();
    const { token, memberId } = await member();
    const no = await bought(token, id);
    await shop.tell(no);
    await shop.shop.run((tx) =>
      tx.execute("UPDATE coupon SET state = 'redeemed' WHERE member_id = ? AND grant_key LIKE '%:1'", [memberId]),
    );
    const ask = (amountFen: number) =>
      shop.shop.post(`/api/payments/${no}/refund`, { refundNo: 'R-00000001', amountFen, reason: '退券包' }, operator);
    expect(codeOf(await ask(16_001))).toBe('refund_exceeds_order');
    expect(await coupons(token)).toBe(4);
    expect((await ask(16_000)).status).toBe(201);
    expect(await coupons(token)).toBe(0);
  });

  it('that asks for more coupons than a member may have, or is not on sale, is refused', async () => {
    const body = { ...draft, templateId, coupons: 50, perMember: 3 };
    expect(codeOf(await shop.shop.post('/api/coupon-packs', body, operator))).toBe('malformed');
    const { id } = await pack();
    await shop.shop.post(`/api/coupon-packs/${id}/switch`, { active: false }, operator);
    const { token } = await member();
    expect(codeOf(await buy(token, id))).toBe('pack_unknown');
    const { items } = (await shop.shop.get('/api/me/packs', token)).json<CouponPacks>();
    expect(items.map((one) => one.id)).not.toContain(id);
  });
});
