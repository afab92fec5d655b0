import { BillShop } from '../stories/bill-shop.js';

let shop: BillShop;
let me: { readonly token: string; readonly memberId: number };

beforeAll(async () => {
  shop = await BillShop.open();
  me = await shop.member('o-lin');
});
afterAll(() => shop.close());

const PAID = { state: 'paid', late: false, purchases: 1, coupon: 'redeemed', refunds: [] };
const CANCELLED = { state: 'cancelled', late: false, purchases: 0, coupon: 'issued', refunds: [] };

async function aBill() {
  const couponId = await shop.coupon(me.memberId);
  const { billNo } = await shop.bill(me.memberId, { couponId });
  return { billNo, couponId };
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe('a clerk cancels while the member pays', () => {
  afterEach(() => Object.assign(shop.platform.manner, { close: 'answered', query: 'answered' }));

  test('whoever is first at WeChat Pay wins, and the books agree, in every order of arrival', async () => {
    const ends = new Set<string>();
    for (let round = 0; round < 24; round += 1) {
      const { billNo, couponId } = await aBill();
      await shop.place(me.token, billNo);
      let paid = false;
      const pays = async () => {
        await pause((round % 6) * 40);
        paid = shop.platform.pay(billNo);
        if (paid) await Promise.all([shop.tell(billNo), shop.tell(billNo)]);
      };
      const cancels = async () => {
        await pause(round % 3);
        return (await shop.cancel(billNo)).status;
      };
      const [, status] = await Promise.all([pays(), cancels()]);
      expect(await shop.books(billNo, couponId)).toEqual(paid ? PAID : CANCELLED);
      expect(status).toBe(paid ? 409 : 200);
      ends.add(paid ? 'paid' : 'cancelled');
    }
    expect([...ends].sort()).toEqual(['cancelled', 'paid']);
  });

  test('paid just before, and the notification is still on its way: the cancel finds out and is refused', async () => {
    const { billNo, couponId } = await aBill();
    await shop.place(me.token, billNo);
    shop.platform.pay(billNo);
    const refused = await shop.cancel(billNo);
    expect([refused.status, refused.json<{ code: string }>().code]).toEqual([409, 'order_already_paid']);
    await shop.tell(billNo);
    expect(await shop.books(billNo, couponId)).toEqual(PAID);
  });

  test('WeChat Pay does not answer: the bill ends, and money that comes in after goes back whole', async () => {
    const { billNo, couponId } = await aBill();
    await shop.place(me.token, billNo);
    Object.assign(shop.platform.manner, { close: 'down', query: 'down' });
    expect((await shop.cancel(billNo)).status).toBe(200);
    expect(await shop.books(billNo, couponId)).toEqual(CANCELLED);
    Object.assign(shop.platform.manner, { close: 'answered', query: 'answered' });
    expect(shop.platform.pay(billNo)).toBe(true);
    const answers = await Promise.all(Array.from({ length: 10 }, () => shop.tell(billNo)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    while (shop.platform.refunds.size === 0 || (await shop.books(billNo)).refunds[0] === 'requested 10000') {
      await pause(20);
    }
    const late = { ...CANCELLED, late: true, purchases: 1, refunds: ['processing 10000'] };
    expect(await shop.books(billNo, couponId)).toEqual(late);
    const [refundNo] = [...shop.platform.refunds.keys()].filter((no) => no.startsWith(billNo));
    expect((await shop.notify('REFUND.SUCCESS', shop.platform.refundNotice(refundNo!))).status).toBe(204);
    expect((await shop.books(billNo)).refunds).toEqual(['arrived 10000']);
    expect(await shop.atTill(billNo)).toMatchObject({ state: 'cancelled', late: true, refundedFen: 10_000 });
  });

  test('the close is carried out but its answer is lost: nothing can be paid, the bill is cancelled', async () => {
    const { billNo, couponId } = await aBill();
    await shop.place(me.token, billNo);
    shop.platform.manner.close = 'lost';
    expect((await shop.cancel(billNo)).status).toBe(200);
    expect([shop.platform.pay(billNo), await shop.books(billNo, couponId)]).toEqual([false, CANCELLED]);
  });

  test('the member’s phone asks for the order at the very moment', async () => {
    for (let round = 0; round < 12; round += 1) {
      const { billNo, couponId } = await aBill();
      const [placed] = await Promise.all([shop.place(me.token, billNo), shop.cancel(billNo)]);
      if (placed.status === 201 && shop.platform.pay(billNo)) await shop.tell(billNo);
      const books = await shop.books(billNo, couponId);
      // Money that slipped through is on its way back; nothing else can have happened.
      const refunds = books.late ? [expect.stringMatching(/^(requested|processing) 10000$/)] : [];
      expect(books).toEqual({ ...CANCELLED, late: books.late, purchases: books.late ? 1 : 0, refunds });
    }
  });
});

test('a bill is paid once, however often the phone asks and WeChat Pay tells', async () => {
  const { billNo, couponId } = await aBill();
  const placed = await Promise.all(Array.from({ length: 8 }, () => shop.place(me.token, billNo)));
  expect(new Set(placed.map(({ status }) => status))).toEqual(new Set([201]));
  expect(shop.platform.pay(billNo)).toBe(true);
  expect(shop.platform.pay(billNo)).toBe(false);
  await Promise.all(Array.from({ length: 40 }, () => shop.tell(billNo)));
  expect(await shop.books(billNo, couponId)).toEqual(PAID);
  expect((await shop.place(me.token, billNo)).json()).toMatchObject({ code: 'order_already_paid' });
});

test('two clerks cannot put the same coupon on two bills, nor the till use it meanwhile', async () => {
  const couponId = await shop.coupon(me.memberId);
  const visits = [await shop.visit(me.memberId), await shop.visit(me.memberId)];
  const answers = await Promise.all(visits.map((visit) => shop.ask({ visit, couponId })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  const visit = await shop.visit(me.memberId);
  const purchase = { visit, receiptNo: 'R-LOCK', amountFen: 12_000, couponId };
  const till = await shop.shop.post('/api/till/purchases', purchase, shop.clerk);
  expect(till.json()).toMatchObject({ code: 'coupon_locked' });
});
