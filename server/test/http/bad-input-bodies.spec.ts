import type { ErrorBody } from '@jieti/shared/api/errors';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { BadInputDesk } from './bad-input-desk.js';
import type { Answer } from './http-shop.js';

let desk: BadInputDesk;
beforeAll(async () => {
  desk = await BadInputDesk.open();
});
afterAll(() => desk.close());

describe('a body that is not what the route takes', () => {
  const routes: readonly (readonly [string, string, () => string, object])[] = [
    ['POST', '/api/till/identify', () => desk.clerk, { cardNo: 'M1' }],
    ['POST', '/api/till/quote', () => desk.clerk, { visit: 'v', amountFen: 100 }],
    ['POST', '/api/till/purchases', () => desk.clerk, { visit: 'v', receiptNo: 'NEW', amountFen: 100 }],
    ['POST', '/api/till/refunds', () => desk.clerk, { refundNo: 'B1', receiptNo: 'TAKEN', amountFen: 100 }],
    ['POST', '/api/till/coupons/redeem', () => desk.clerk, { visit: 'v', couponId: 1, idempotencyKey: 'redeem-001' }],
    ['POST', '/api/me/orders', () => desk.member.token, { amountFen: 100, description: '会员付款' }],
    ['POST', '/api/me/subscriptions', () => desk.member.token, { requestId: 'request-1', results: {} }],
    ['POST', '/api/me/claims', () => desk.member.token, { templateId: 1, idempotencyKey: 'claim-001' }],
    ['POST', '/api/me/coupon-codes', () => desk.member.token, { code: 'ABC123', idempotencyKey: 'code-0001' }],
    ['POST', '/api/coupons/1/void', () => desk.operator, { reason: '发错了' }],
    ['POST', '/api/coupon-templates/1/void-all', () => desk.operator, { reason: '发错了' }],
    [
      ...(['POST', '/api/coupon-templates/1/grants', () => desk.operator] as const),
      { tiers: ['gold'], reason: '周年礼', whenShort: 'refuse', idempotencyKey: 'grant-001' },
    ],
    ['POST', '/api/coupon-templates/1/codes', () => desk.operator, { count: 3, idempotencyKey: 'batch-001' }],
    ['POST', '/api/auth/wechat-login', () => '', { code: 'x' }],
    ['POST', '/api/auth/join', () => '', { code: 'x', noticeVersion: 1 }],
    ['PUT', '/api/me/avatar', () => desk.member.token, { image: 'AAAA' }],
    ['POST', '/api/campaigns', () => desk.operator, { name: '夏', messageTemplateKey: 'campaign', offers: [] }],
    ['POST', '/api/payments/J1/refund', () => desk.operator, { refundNo: 'refund-01', amountFen: 1, reason: '退' }],
  ];
  const ask = (route: (typeof routes)[number], body: string, headers: Readonly<Record<string, string>> = {}) =>
    desk.pay.shop.ask(route[0] as 'POST', route[1], { token: route[2]() || undefined, body, headers });

  it.each(routes)('%s %s', async (...route) => {
    const fine = route[3];
    expect(await fieldsOf(() => ask(route, JSON.stringify({ ...fine, platinum: 'yes' })))).toContain('platinum');
    const wrong = Object.fromEntries(Object.keys(fine).map((name) => [name, [{ $gt: '' }]]));
    const fields = await fieldsOf(() => ask(route, JSON.stringify(wrong)));
    expect([...new Set(fields.map((field) => field.split('.')[0]))]).toEqual(Object.keys(fine));
    for (const body of ['{"amountFen":', 'null', '[]', '"text"', '42', '', '{"__proto__":{"x":1}}'])
      await desk.expectRefusal(() => ask(route, body), 'malformed');
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      await desk.expectRefusal(() => ask(route, JSON.stringify(fine), { 'content-type': type }), 'malformed');
    await desk.expectRefusal(() => ask(route, JSON.stringify({ ...fine, note: 'x'.repeat(1_100_000) })), 'too_large');
  });

  it('a draft of the programme in a time zone that is none', async () => {
    const { version: _, effectiveFrom: __, ...draft } = growthCard;
    const ask = () =>
      desk.pay.shop.post('/api/programme/what-if', { ...draft, timeZone: 'Mars/Olympus' }, desk.operator);
    await desk.expectRefusal(ask, 'malformed', ['timeZone']);
  });

  /** The fields the refusal names. */
  async function fieldsOf(asked: () => Promise<Answer>): Promise<readonly string[]> {
    const answers: Answer[] = [];
    await desk.expectRefusal(async () => (answers[0] = await asked()), 'malformed');
    return (answers[0]!.json<ErrorBody>().details ?? []).map(({ field }) => field);
  }
});
