import { TillDesk } from './till-desk.js';

let desk: TillDesk;

beforeAll(async () => {
  desk = await TillDesk.open();
});
afterAll(() => desk.shop.close());

describe('what is refused, with nothing changed', () => {
  let visit: string;
  let id: number;
  let stranger: number;
  let couponId: number;
  let strangersCoupon: number;

  beforeAll(async () => {
    id = await desk.goldMember();
    stranger = await desk.goldMember();
    couponId = await desk.coupon(id);
    strangersCoupon = await desk.coupon(stranger);
    await desk.buy({ visit: (await desk.visit(id)).visit, receiptNo: 'TAKEN', amountFen: 5000 });
    visit = (await desk.visit(id)).visit;
  });

  const cases: readonly (readonly [string, () => object, string])[] = [
    ['another price than the clerk saw', () => ({ expectedPayableFen: 4999 }), '409 quote_changed'],
    ['another amount under a known receipt', () => ({ receiptNo: 'TAKEN', amountFen: 5001 }), '409 receipt_repeated'],
    ['a purchase of tomorrow', () => ({ paidAt: desk.shop.clock.now() + 86_400_000 }), '400 occurred_in_future'],
    ['another store', () => ({ storeId: 'xian' }), '403 wrong_store'],
    ['a coupon that is not there', () => ({ couponId: 999_999 }), '404 coupon_unknown'],
    ['a coupon of somebody else', () => ({ couponId: strangersCoupon }), '409 coupon_not_yours'],
    ['a bill below the coupon’s minimum', () => ({ couponId, amountFen: 9799 }), '409 coupon_below_minimum'],
    ['nothing', () => ({ amountFen: 0 }), '400 amount_invalid'],
    ['a fraction of a fen', () => ({ amountFen: 10.5 }), '400 malformed'],
    ['a negative amount', () => ({ amountFen: -1 }), '400 amount_invalid'],
    ['an amount beyond all till bills', () => ({ amountFen: 10_000_001 }), '400 amount_too_large'],
    ['a receipt number with odd characters', () => ({ receiptNo: 'a b' }), '400 malformed'],
    ['a field nobody knows', () => ({ tier: 'platinum' }), '400 malformed'],
    ['a visit nobody issued', () => ({ visit: 'abc.def' }), '400 malformed'],
    ['a visit and a name at once', () => ({ member: { cardNo: 'M1' } }), '400 malformed'],
    ['neither a visit nor a name', () => ({ visit: undefined }), '400 malformed'],
    ['a card nobody has', () => ({ visit: undefined, member: { cardNo: 'M1' } }), '404 member_unknown'],
  ];

  it.each(cases)('%s', async (_, change, refusal) => {
    const before = await desk.state();
    const bill = { visit, receiptNo: 'NEW', amountFen: 5000, ...change() };
    expect(await desk.refusal('purchases', bill)).toBe(refusal);
    expect(await desk.state()).toEqual(before);
  });

  it('a visit of another clerk', async () => {
    const other = await desk.shop.staff('clerk', 'clerk-2');
    expect(await desk.refusal('quote', { visit, amountFen: 100 }, other)).toBe('403 not_allowed');
  });

  it('a receipt that stands for another member', async () => {
    const other = (await desk.visit(stranger)).visit;
    const bill = { visit: other, receiptNo: 'TAKEN', amountFen: 5000 };
    expect(await desk.refusal('purchases', bill)).toBe('409 receipt_repeated');
  });

  it('a purchase by an operator who does not say for which store', async () => {
    const operator = await desk.shop.staff('operator');
    const bill = { member: { cardNo: await desk.cardOf(id) }, receiptNo: 'OP-1', amountFen: 100 };
    expect(await desk.refusal('purchases', bill, operator)).toBe('400 malformed');
    expect(await desk.refusal('purchases', { ...bill, storeId: 'mars' }, operator)).toBe('400 malformed');
    expect(await desk.refusal('purchases', { ...bill, storeId: 'xian' }, operator)).toBe('200 ok');
  });
});
