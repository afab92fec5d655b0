import type { MyBill, MyBills, TillBill } from '@jieti/shared/api/bills';
import type { InboxItem } from '@jieti/shared/api/me';
import type { Page } from '@jieti/shared/api/paging';
import type { RefundStatus } from '@jieti/shared/api/payments';
import { Reconcilers } from '../../src/jobs/reconcilers.js';
import { BillShop } from './bill-shop.js';

let shop: BillShop;
let me: { readonly token: string; readonly memberId: number };

beforeAll(async () => {
  shop = await BillShop.open();
  me = await shop.member('o-lin');
});
afterAll(() => shop.close());

const mine = async (no: string) => (await shop.shop.get(`/api/me/bills/${no}`, me.token)).json<MyBill>();
const payable = async () => (await shop.shop.get('/api/me/bills', me.token)).json<MyBills>().items;
const codeOf = (answer: { json<T>(): T }) => answer.json<{ code: string }>().code;
const eventually = async (holds: () => Promise<boolean>) => {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 20));
};
const paid = async (fen = 12_000) => {
  const { billNo } = await shop.bill(me.memberId, { amountFen: fen });
  await shop.place(me.token, billNo);
  shop.platform.pay(billNo);
  await shop.tell(billNo);
  return billNo;
};

describe('a bill', () => {
  it('reaches the member’s phone, is paid there, and tells the till what it brought', async () => {
    const couponId = await shop.coupon(me.memberId);
    const bill = await shop.bill(me.memberId, { couponId, category: '豆子', note: '两袋耶加雪菲', amountFen: 90_000 });
    expect(bill).toMatchObject({ state: 'open', payableFen: 88_000, storeName: '安福路店', staff: 'clerk', growth: 0 });
    expect(await payable()).toMatchObject([{ billNo: bill.billNo, note: '两袋耶加雪菲', payableFen: 88_000 }]);
    await eventually(async () => {
      const inbox = (await shop.shop.get('/api/me/inbox', me.token)).json<Page<InboxItem>>();
      return inbox.items.some(({ kind, page }) => kind === 'billDue' && page === `pages/pay/index?bill=${bill.billNo}`);
    });
    expect((await shop.place(me.token, bill.billNo)).json()).toMatchObject({ outTradeNo: bill.billNo });
    shop.platform.pay(bill.billNo);
    await shop.tell(bill.billNo);
    expect(await mine(bill.billNo)).toMatchObject({ state: 'paid', refundedFen: 0 });
    expect(await shop.atTill(bill.billNo)).toMatchObject({
      ...{ state: 'paid', growth: 880, tierBefore: { key: 'plain' }, tierAfter: { key: 'silver' } },
    });
    expect(await payable()).toEqual([]);
    const [fact] = await shop.shop.query<{ store_id: string; detail: string }>(
      "SELECT store_id, detail FROM fact WHERE source = 'wxpay'",
    );
    expect([fact!.store_id, JSON.parse(fact!.detail)]).toMatchObject(['anfu', { categories: ['豆子'] }]);
    expect((await shop.books(bill.billNo, couponId)).coupon).toBe('redeemed');
    const [redeemed] = await shop.shop.query<{ redeemed_by: string }>('SELECT redeemed_by FROM coupon WHERE id = ?', [
      couponId,
    ]);
    expect(redeemed!.redeemed_by).toBe('clerk');
  });

  it('is told by nobody, and still the waiting till finds it paid: WeChat Pay is asked', async () => {
    const { billNo } = await shop.bill(me.memberId);
    await shop.place(me.token, billNo);
    shop.platform.pay(billNo);
    expect(await shop.atTill(billNo)).toMatchObject({ state: 'paid', growth: 120 });
  });

  it('is one bill however often the clerk sends it, and refused when the same key means something else', async () => {
    const visit = await shop.visit(me.memberId);
    const body = { visit, requestKey: 'same-request-1' };
    const answers = await Promise.all(Array.from({ length: 6 }, () => shop.ask(body)));
    expect(new Set(answers.map((answer) => answer.json<TillBill>().billNo)).size).toBe(1);
    expect(codeOf(await shop.ask({ ...body, amountFen: 1 }))).toBe('idempotency_conflict');
    await shop.cancel(answers[0]!.json<TillBill>().billNo);
  });

  it('expires after fifteen minutes, gives the coupon back, and takes no money any more', async () => {
    const couponId = await shop.coupon(me.memberId);
    const { billNo } = await shop.bill(me.memberId, { couponId });
    await shop.place(me.token, billNo);
    shop.shop.clock.advance(15 * 60_000);
    expect(codeOf(await shop.place(me.token, billNo))).toBe('bill_ended');
    await shop.round();
    expect(await shop.books(billNo, couponId)).toMatchObject({ state: 'expired', coupon: 'issued', purchases: 0 });
    expect([shop.platform.pay(billNo), (await mine(billNo)).state]).toEqual([false, 'expired']);
  });

  it('that WeChat Pay does not speak about stays open until it does', async () => {
    const { billNo } = await shop.bill(me.memberId);
    await shop.place(me.token, billNo);
    shop.shop.clock.advance(16 * 60_000);
    Object.assign(shop.platform.manner, { close: 'down', query: 'down' });
    await shop.round();
    expect((await shop.books(billNo)).state).toBe('open');
    Object.assign(shop.platform.manner, { close: 'answered', query: 'answered' });
    await shop.round();
    expect((await shop.books(billNo)).state).toBe('expired');
  });

  it('of somebody else is nobody’s business, and another store’s cannot be touched', async () => {
    const { billNo } = await shop.bill(me.memberId);
    const other = await shop.member('o-chen');
    expect(codeOf(await shop.shop.get(`/api/me/bills/${billNo}`, other.token))).toBe('bill_unknown');
    expect(codeOf(await shop.place(other.token, billNo))).toBe('bill_unknown');
    await shop.shop.run((tx) => tx.execute("UPDATE pay_bill SET store_id = 'xian' WHERE bill_no = ?", [billNo]));
    expect(codeOf(await shop.cancel(billNo))).toBe('wrong_store');
    expect(codeOf(await shop.shop.get(`/api/till/bills/${billNo}`, shop.clerk))).toBe('wrong_store');
  });

  it.each([
    ['another price than the clerk saw', { expectedPayableFen: 1 }, 'quote_changed'],
    ['nothing to pay', { amountFen: 0 }, 'amount_invalid'],
    ['a coupon nobody has', { couponId: 999_999 }, 'coupon_unknown'],
    ['another store', { storeId: 'xian' }, 'wrong_store'],
  ])('with %s is refused, and nothing has changed', async (_, change, code) => {
    const visit = await shop.visit(me.memberId);
    const count = async () => (await shop.shop.query('SELECT bill_no FROM pay_bill')).length;
    const before = await count();
    expect([codeOf(await shop.ask({ visit, ...change })), await count()]).toEqual([code, before]);
    expect((await shop.ask({ visit })).status).toBe(201);
  });
});

describe('a refund by the clerk', () => {
  const ask = (no: string, body: object = {}, token = shop.clerk) =>
    shop.shop.post(
      `/api/payments/${no}/refund`,
      { refundNo: 'R-00000001', amountFen: 5000, reason: '退货', ...body },
      token,
    );
  const arrives = (no: string) => shop.notify('REFUND.SUCCESS', shop.platform.refundNotice(`${no}-R-00000001`));

  it('is written down first, is in progress, and takes the growth back when it has arrived', async () => {
    const billNo = await paid();
    expect((await ask(billNo)).json<RefundStatus>()).toMatchObject({ state: 'processing', note: null });
    expect(await shop.atTill(billNo)).toMatchObject({ refunding: true, refundedFen: 0 });
    await arrives(billNo);
    await arrives(billNo);
    expect(await shop.atTill(billNo)).toMatchObject({ refunding: false, refundedFen: 5000 });
    expect((await ask(billNo)).json<RefundStatus>()).toMatchObject({ state: 'arrived' });
    expect(codeOf(await ask(billNo, { amountFen: 5001 }))).toBe('idempotency_conflict');
    expect(codeOf(await ask(billNo, { refundNo: 'R-00000002', amountFen: 7001 }))).toBe('refund_exceeds_order');
  });

  it('that WeChat Pay did not hear of is asked for again, under its own number, until it has arrived', async () => {
    const billNo = await paid();
    shop.platform.manner.refund = 'down';
    expect((await ask(billNo)).json<RefundStatus>()).toMatchObject({ state: 'processing' });
    expect((await shop.books(billNo)).refunds).toEqual(['requested 5000']);
    shop.platform.manner.refund = 'lost';
    shop.shop.clock.advance(60_000);
    await shop.round();
    shop.platform.manner.refund = 'answered';
    shop.shop.clock.advance(600_000);
    await shop.round();
    expect((await shop.books(billNo)).refunds).toEqual(['processing 5000']);
    shop.platform.refunds.get(`${billNo}-R-00000001`)!.status = 'SUCCESS';
    shop.shop.clock.advance(6 * 3_600_000);
    await shop.round();
    expect(await shop.books(billNo)).toMatchObject({ refunds: ['arrived 5000'], purchases: 1 });
  });

  it('in many at once never gives back more than was paid', async () => {
    const billNo = await paid();
    const numbers = Array.from({ length: 8 }, (_, i) => `R-0000010${i}`);
    const answers = await Promise.all(numbers.map((refundNo) => ask(billNo, { refundNo })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
  });

  it('that the member’s account does not take is told to the shop', async () => {
    const billNo = await paid();
    await ask(billNo);
    const notice = { ...shop.platform.refundNotice(`${billNo}-R-00000001`), refund_status: 'ABNORMAL' };
    expect((await shop.notify('REFUND.ABNORMAL', notice)).status).toBe(204);
    const status = (await ask(billNo)).json<RefundStatus>();
    expect([status.state, status.note]).toEqual(['abnormal', expect.stringContaining('商户平台')]);
  });

  it('is beyond a clerk a day later, above ¥1,000, or in another store; not beyond the owner', async () => {
    const dear = await paid(200_000);
    expect(codeOf(await ask(dear, { amountFen: 100_001 }))).toBe('refund_beyond_clerk');
    expect((await ask(dear, { amountFen: 100_001 }, await shop.shop.staff('owner'))).status).toBe(201);
    const old = await paid();
    shop.shop.clock.advance(25 * 3_600_000);
    shop.clerk = await shop.shop.staff('clerk');
    expect(codeOf(await ask(old))).toBe('refund_beyond_clerk');
    await shop.shop.run((tx) => tx.execute("UPDATE pay_order SET store_id = 'xian' WHERE out_trade_no = ?", [old]));
    expect(codeOf(await ask(old))).toBe('wrong_store');
  });
});

describe('shipping information', () => {
  const row = async (no: string) =>
    (
      await shop.shop.query<{ state: string; attempts: number; errcode: number | null }>(
        'SELECT state, attempts, errcode FROM shipping_upload WHERE transaction_id = ?',
        [`42${no}`.slice(0, 32)],
      )
    )[0];

  it('is told after the payment, once, as something handed over in the store', async () => {
    const billNo = await paid();
    await eventually(async () => (await row(billNo))?.state === 'sent');
    const told = shop.platform.shipped.filter((info) => JSON.stringify(info).includes(billNo.slice(0, 20)));
    expect(told).toEqual([
      {
        order_key: { order_number_type: 2, transaction_id: `42${billNo}`.slice(0, 32) },
        ...{ logistics_type: 4, delivery_mode: 1, shipping_list: [{ item_desc: '到店消费' }] },
        upload_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+08:00$/),
        payer: { openid: 'o-lin' },
      },
    ]);
  });

  it('is told again later when WeChat has not seen the payment yet, and is over when it was told before', async () => {
    shop.platform.shippingErrors = [10060001, 10060002];
    const billNo = await paid();
    await eventually(async () => (await row(billNo))?.errcode === 10060001);
    expect(await row(billNo)).toMatchObject({ state: 'pending', attempts: 1 });
    shop.shop.clock.advance(60_000);
    await shop.round();
    await eventually(async () => (await row(billNo))?.state === 'sent');
  });
});

test('whoever asks what was left open gets a line for each kind', async () => {
  const reports = await shop.shop.app.get(Reconcilers, { strict: false }).runAll();
  for (const name of ['payments', 'bills', 'refunds', 'shipping']) {
    expect(reports.find((report) => report.name === name)).toMatchObject({ error: null });
  }
});
