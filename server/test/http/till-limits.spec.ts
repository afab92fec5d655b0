import type { TillLimitList } from '@jieti/shared/api/till-actions';
import { TillShop } from './till-shop.js';

let shop: TillShop;
let owner: string;

beforeAll(async () => {
  shop = await TillShop.open();
  owner = await shop.desk.shop.staff('owner');
  await shop.desk.shop.staff('operator');
});
afterAll(() => shop.close());

const boss = { login: 'operator', password: 'jieti-demo' };
let receipts = 0;
const sell = async (amountFen: number, more: object = {}) => {
  const receiptNo = `L-${(receipts += 1)}`;
  const visit = await shop.visit(await shop.member(0));
  return { receiptNo, code: await shop.desk.refusal('purchases', { visit, receiptNo, amountFen, ...more }) };
};
const limits = (change: object) => shop.desk.shop.ask('PUT', '/api/till/limits', { token: owner, body: change });

describe('limits of clerks (D163)', () => {
  it.each([
    [499_999, '200 ok'],
    [500_000, '200 ok'],
    [500_001, '409 limit_bill'],
  ])('a bill of %d fen: %s', async (amountFen, code) => {
    expect((await sell(amountFen)).code).toBe(code);
  });

  it('a second person above the clerk lifts them, and stands in the log', async () => {
    expect((await sell(500_001, { secondPerson: boss })).code).toBe('200 ok');
    const [action] = await shop.actions();
    expect(action).toMatchObject({ kind: 'purchase', staff: 'clerk', secondPerson: 'operator' });
  });

  it('names what is wrong with a second person, and lets nobody guess for long', async () => {
    await shop.desk.shop.staff('clerk', 'clerk-2');
    const of = async (login: string, password = 'jieti-demo') =>
      (await sell(500_001, { secondPerson: { login, password } })).code;
    expect(await of('clerk')).toBe('403 second_person_own');
    expect(await of('clerk-2')).toBe('403 second_person_role');
    expect(await of('nobody')).toBe('403 second_person_wrong');
    for (let i = 0; i < 8; i += 1) expect(await of('owner', `guess-${i}`)).toBe('403 second_person_wrong');
    expect(await of('owner')).toBe('429 too_many_requests');
  });

  it('of a store are its own where it has any, and clerks neither read nor set them', async () => {
    const own = { billFen: 1000, refundFen: 500, refundsPerDayFen: 700 };
    expect((await limits({ storeId: 'anfu', limits: own })).status).toBe(200);
    expect((await sell(1001)).code).toBe('409 limit_bill');
    const list = (await shop.desk.shop.get('/api/till/limits', owner)).json<TillLimitList>();
    expect(list.stores).toEqual([
      { storeId: 'anfu', storeName: '安福路店', own: true, limits: own },
      { storeId: 'xian', storeName: '西岸店', own: false, limits: list.shop },
    ]);
    expect((await limits({ storeId: 'mars', limits: own })).status).toBe(400);
    expect((await limits({ storeId: 'anfu', limits: null })).status).toBe(200);
    expect((await sell(1001)).code).toBe('200 ok');
    expect((await shop.desk.shop.get('/api/till/limits', shop.desk.clerk)).status).toBe(403);
    const put = { token: shop.desk.clerk, body: { storeId: null, limits: own } };
    expect((await shop.desk.shop.ask('PUT', '/api/till/limits', put)).status).toBe(403);
  });

  it.each([
    [99_999, '200 ok'],
    [100_000, '200 ok'],
    [100_001, '409 limit_refund'],
  ])('a refund of %d fen: %s', async (amountFen, code) => {
    const clerk = await shop.desk.shop.staff('clerk', `clerk-of-${amountFen}`);
    const { receiptNo } = await sell(200_000);
    const refund = { refundNo: `${receiptNo}r`, receiptNo, amountFen };
    expect(await shop.desk.refusal('refunds', refund, clerk)).toBe(code);
  });

  it('cannot be passed by splitting a refund over ten calls at once', async () => {
    const clerk = await shop.desk.shop.staff('clerk', 'clerk-who-splits');
    const receipts = [await sell(500_000), await sell(500_000)];
    const codes = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        shop.desk.refusal(
          'refunds',
          { refundNo: `SPLIT-${i}`, receiptNo: receipts[i % 2]!.receiptNo, amountFen: 50_000 },
          clerk,
        ),
      ),
    );
    expect(codes.filter((code) => code === '200 ok')).toHaveLength(6);
    expect(codes.filter((code) => code === '409 limit_refunds_day')).toHaveLength(4);
  });

  it('a day of refunds ends at its limit, to the fen, and begins anew at midnight', async () => {
    const signIn = () => shop.desk.shop.staff('clerk', 'clerk-of-a-day');
    let clerk = await signIn();
    const { receiptNo } = await sell(500_000);
    let numbers = 0;
    const refund = (amountFen: number, more: object = {}) =>
      shop.desk.refusal('refunds', { refundNo: `DAY-${(numbers += 1)}`, receiptNo, amountFen, ...more }, clerk);
    expect(await refund(100_000)).toBe('200 ok');
    expect(await refund(100_000)).toBe('200 ok');
    expect(await refund(99_999)).toBe('200 ok');
    expect(await refund(2)).toBe('409 limit_refunds_day');
    expect(await refund(1)).toBe('200 ok');
    expect(await refund(1)).toBe('409 limit_refunds_day');
    expect(await refund(1, { secondPerson: boss })).toBe('200 ok');
    shop.desk.shop.clock.advance(24 * 3_600_000);
    clerk = await signIn();
    expect(await refund(1)).toBe('200 ok');
  });
});
