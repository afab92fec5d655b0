import type { ErrorBody } from '@jieti/shared/api/errors';
import { BadInputDesk, DAY_MS } from './bad-input-desk.js';

let desk: BadInputDesk;
beforeAll(async () => {
  desk = await BadInputDesk.open();
});
afterAll(() => desk.close());

describe('an amount that is none', () => {
  const amounts: readonly (readonly [string, unknown])[] = [
    ['zero', 0],
    ['negative', -100],
    ['a fraction of a fen', 10.5],
    ['more than any bill', 10_000_001],
    ['beyond what a number can hold', 1e21],
    ['text', '100'],
    ['nothing', null],
    ['a list', [100]],
  ];
  const bill = (amountFen: unknown) => ({ visit: desk.visit, receiptNo: 'NEW', amountFen });

  /** A clerk hears whether it is too little or too much; what is no whole number is no amount at all. */
  const codeAtTill = (amount: unknown) => {
    if (!Number.isSafeInteger(amount)) return 'malformed';
    return Number(amount) < 1 ? 'amount_invalid' : 'amount_too_large';
  };

  it.each(amounts)('%s, at the till', async (_, amount) => {
    const code = codeAtTill(amount);
    await desk.expectRefusal(() => desk.till('purchases', bill(amount)), code, ['amountFen']);
    const quote = { visit: desk.visit, amountFen: amount };
    await desk.expectRefusal(() => desk.till('quote', quote), code, ['amountFen']);
    const back = { refundNo: 'B1', receiptNo: 'TAKEN', amountFen: amount };
    await desk.expectRefusal(() => desk.till('refunds', back), code, ['amountFen']);
  });

  it.each(amounts)('%s, in an order of the mini-program and its refund', async (_, amount) => {
    const order = { amountFen: amount, description: '会员付款' };
    await desk.expectRefusal(() => desk.pay.shop.post('/api/me/orders', order, desk.member.token), 'malformed', [
      'amountFen',
    ]);
    const back = { refundNo: 'refund-01', amountFen: amount, reason: '不想要了' };
    const ask = () => desk.pay.shop.post(`/api/payments/${desk.orderNo}/refund`, back, desk.operator);
    await desk.expectRefusal(ask, 'malformed', ['amountFen']);
  });
});

describe('a member nobody knows', () => {
  it.each([
    ['a card', { cardNo: 'M0000000' }],
    ['a phone', { phone: '13900000000' }],
  ])('by %s', async (_, who) => {
    await desk.expectRefusal(() => desk.till('identify', who), 'member_unknown');
    await desk.expectRefusal(
      () => desk.till('purchases', { member: who, receiptNo: 'NEW', amountFen: 100 }),
      'member_unknown',
    );
    await desk.expectRefusal(
      () => desk.till('refunds', { member: who, refundNo: 'B1', amountFen: 100 }),
      'member_unknown',
    );
  });

  it('by number, in the console', async () => {
    await desk.expectRefusal(() => desk.pay.shop.get('/api/members/999999', desk.operator), 'member_unknown');
    const reveal = () => desk.pay.shop.post('/api/members/999999/reveal', { reason: '回访' }, desk.operator);
    await desk.expectRefusal(reveal, 'member_unknown');
  });

  it('by a payment whose order is not ours', async () => {
    await desk.expectFail(
      () => desk.pay.notify('TRANSACTION.SUCCESS', desk.pay.payment('ELSEWHERE1', 100, 'o-nobody')),
      'member_unknown',
    );
  });
});

describe('a receipt told twice', () => {
  const bill = () => ({ member: { cardNo: desk.member.card }, receiptNo: 'TAKEN', amountFen: 5000 });

  it('with the same content is answered as the first time, and counts once', async () => {
    const answer = await desk.expectNoChange(() => desk.till('purchases', bill()));
    expect([answer.status, answer.json<{ repeated: boolean; growth: number }>()]).toMatchObject([
      200,
      { repeated: true, growth: 50, receiptNo: 'TAKEN', payableFen: 5000 },
    ]);
  });

  it('with another amount, or for somebody else, is refused', async () => {
    await desk.expectRefusal(() => desk.till('purchases', { ...bill(), amountFen: 5001 }), 'receipt_repeated');
    await desk.expectRefusal(
      () => desk.till('purchases', { ...bill(), member: { cardNo: desk.strangersCard } }),
      'receipt_repeated',
    );
  });

  it('and more back than was paid is refused', async () => {
    const back = { refundNo: 'B1', receiptNo: 'TAKEN', amountFen: 5001 };
    await desk.expectRefusal(() => desk.till('refunds', back), 'refund_exceeds_order');
    await desk.expectRefusal(() => desk.till('refunds', { ...back, receiptNo: 'NEVER' }), 'order_unknown');
  });
});

describe('a date in the future', () => {
  it('of a purchase', async () => {
    const bill = { visit: desk.visit, receiptNo: 'NEW', amountFen: 100, paidAt: desk.pay.shop.clock.now() + DAY_MS };
    await desk.expectRefusal(() => desk.till('purchases', bill), 'occurred_in_future');
  });

  it('of a refund', async () => {
    const back = { refundNo: 'B1', receiptNo: 'TAKEN', amountFen: 100, refundedAt: desk.pay.shop.clock.now() + DAY_MS };
    await desk.expectRefusal(() => desk.till('refunds', back), 'occurred_in_future');
  });

  it('of a payment, even when WeChat Pay signs it', async () => {
    const later = { success_time: new Date(desk.pay.shop.clock.now() + DAY_MS).toISOString() };
    const paid = { ...desk.pay.payment(desk.orderNo, 8800, 'o-lin'), ...later };
    await desk.expectFail(() => desk.pay.notify('TRANSACTION.SUCCESS', paid), 'occurred_in_future');
  });
});

describe('a member code that does not count', () => {
  const flipped = (text: string) => `${text.slice(0, 12)}${(Number(text[12]) + 1) % 10}${text.slice(13)}`;
  /** Another one-time password with a check digit that fits. */
  const forged = (text: string) => {
    const digits = `${text.slice(0, 17)}${(Number(text[17]) + 1) % 10}`;
    return Array.from({ length: 10 }, (_, last) => `${digits}${last}`);
  };

  it('used before', () => desk.expectRefusal(() => desk.till('identify', { code: desk.usedCode }), 'code_used'));
  it('expired', () => {
    const old = desk.code(desk.member.id, desk.pay.shop.clock.now() - 3_600_000);
    return desk.expectRefusal(() => desk.till('identify', { code: old }), 'code_expired');
  });
  it('of a member who does not exist', () =>
    desk.expectRefusal(() => desk.till('identify', { code: desk.code(4_000_000) }), 'member_unknown'));
  it.each([
    ['one digit off', () => flipped(desk.code(desk.member.id))],
    ['a payment code', () => '134567890123456789'],
    ['words', () => 'DROP TABLE member'],
    ['empty', () => ''],
  ])('malformed: %s', (_, text) => desk.expectRefusal(() => desk.till('identify', { code: text() }), 'code_malformed'));

  it('forged', async () => {
    const tries = forged(desk.code(desk.member.id));
    const answers = await Promise.all(tries.map((text) => desk.till('identify', { code: text })));
    expect(answers.map((answer) => answer.json<ErrorBody>().code).sort()).toEqual([
      'code_forged',
      ...Array<string>(9).fill('code_malformed'),
    ]);
  });

  it('stale by the time of the purchase', async () => {
    const before = desk.pay.shop.clock.now();
    desk.pay.shop.clock.advance(DAY_MS);
    const bill = { visit: desk.visit, receiptNo: 'NEW', amountFen: 100 };
    desk.clerk = await desk.pay.shop.staff('clerk');
    await desk.expectRefusal(() => desk.till('purchases', bill), 'visit_expired');
    const redeem = { visit: desk.visit, couponId: desk.couponId, idempotencyKey: 'redeem-001' };
    await desk.expectRefusal(() => desk.till('coupons/redeem', redeem), 'visit_expired');
    desk.pay.shop.clock.set(before);
  });
});
