import type { ServerResponse } from 'node:http';
import { aMember, aWorld, type World } from '../../test/setup/world.js';
import { startFakeServer, type FakeServer, type SeenRequest } from '../../test/wechat/fake-server.js';
import { payPieces, paymentsOf } from '../../test/wechat/pay-door.js';
import { platformHeaders } from '../../test/wechat/platform-seal.js';
import { wechatSettings } from '../../test/wechat/wechat-settings.js';
import type { StaffCaller } from '../http/access.js';
import { CheckoutService } from './checkout.service.js';
import { PaymentsService } from './payments.service.js';
import { RefundsService } from './refunds.service.js';

let world: World;
let server: FakeServer;
let pieces: ReturnType<typeof payPieces>;
let payments: PaymentsService;
let checkout: CheckoutService;
let refunds: RefundsService;
let memberId: number;
/** What WeChat Pay answers to a refund. */
let refundAnswer: object;
/** What WeChat Pay answers to a query. */
let query: { status: number; body: object };

beforeEach(async () => {
  refundAnswer = { status: 'PROCESSING' };
  query = { status: 200, body: { trade_state: 'NOTPAY' } };
  server = await startFakeServer((request, response) => {
    if (request.path === '/v3/pay/transactions/jsapi') return signed(response, { prepay_id: 'wx1' });
    if (request.path.startsWith('/v3/refund/domestic/refunds')) return signed(response, refundAnswer);
    return signed(response, query.body, query.status);
  });
  world = await aWorld();
  const settings = wechatSettings(server.base);
  pieces = payPieces(world.clock, settings);
  ({ payments, checkout, refunds } = paymentsOf(world, settings, pieces));
  memberId = await aMember(world, 'lin');
});

afterEach(async () => {
  await pieces.http.onApplicationShutdown();
  await server.close();
  await world.drop();
});

function signed(response: ServerResponse, body: unknown, status = 200): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { ...platformHeaders(text, world.clock.now()) }).end(text);
}

const member = () => ({ kind: 'member' as const, memberId, openid: 'o-lin' });
const owner: StaffCaller = {
  kind: 'staff',
  staffId: 1,
  username: 'owner',
  name: '店主',
  role: 'owner',
  storeId: null,
};
const place = (change: object = {}) =>
  payments.create(member(), { amountFen: 8800, description: '会员付款', ...change });
const paidAnswer = (outTradeNo: string) => ({
  appid: 'wx2421b1c4370ec43b',
  mchid: '1900007291',
  out_trade_no: outTradeNo,
  transaction_id: '42-1',
  trade_state: 'SUCCESS',
  success_time: '2026-11-21T11:59:00+08:00',
  payer: { openid: 'o-lin' },
  amount: { total: 8800 },
});
const growth = async () => {
  const rows = await world.reader.query<{ growth: number }>('SELECT growth FROM member WHERE id = ?', [memberId]);
  return Number(rows[0]?.growth);
};
const asked = (): SeenRequest[] => server.seen.filter((request) => request.path.includes('out-trade-no'));

test('an order is kept before WeChat Pay is asked, and its payment is signed', async () => {
  const { outTradeNo, payment } = await place();
  expect(outTradeNo).toMatch(/^[0-9A-Z]{6,32}$/);
  expect(payment).toMatchObject({ package: 'prepay_id=wx1', signType: 'RSA' });
  expect(await payments.status(memberId, outTradeNo)).toEqual({
    outTradeNo,
    state: 'created',
    amountFen: 8800,
    paidAt: null,
  });
});

test.each([
  ['0 fen', { amountFen: 0 }, 'amount_invalid'],
  ['half a fen', { amountFen: 0.5 }, 'amount_invalid'],
  ['a store we do not have', { storeId: 'nowhere' }, 'malformed'],
])('an order of %s is refused before anything happens', async (_, change, code) => {
  await expect(place(change)).rejects.toMatchObject({ code });
  expect(server.seen).toHaveLength(0);
  expect(await world.reader.query('SELECT out_trade_no FROM pay_order')).toHaveLength(0);
});

test('when the notification was lost, looking at the order settles it, with one question', async () => {
  const { outTradeNo } = await place();
  query = { status: 200, body: paidAnswer(outTradeNo) };
  await Promise.all(Array.from({ length: 5 }, () => payments.status(memberId, outTradeNo)));
  expect(await payments.status(memberId, outTradeNo)).toMatchObject({ state: 'paid' });
  // Who waits asks every moment; WeChat Pay is asked every five seconds.
  expect([asked().length, await growth()]).toEqual([1, 88]);
});

test('lost notifications are found without anybody looking, after a minute', async () => {
  const { outTradeNo } = await place();
  query = { status: 200, body: paidAnswer(outTradeNo) };
  await checkout.askUnanswered();
  expect(asked()).toHaveLength(0);
  world.clock.advance(60_001);
  await checkout.askUnanswered();
  await checkout.askUnanswered();
  expect([asked().length, await growth()]).toEqual([1, 88]);
});

test('an order that WeChat Pay has closed is closed, one it cannot tell about stays open', async () => {
  const { outTradeNo } = await place();
  query = { status: 500, body: {} };
  expect(await payments.status(memberId, outTradeNo)).toMatchObject({ state: 'created' });
  query = { status: 200, body: { trade_state: 'CLOSED' } };
  world.clock.advance(5000);
  expect(await payments.status(memberId, outTradeNo)).toMatchObject({ state: 'closed' });
});

test('nobody sees the order of somebody else', async () => {
  const { outTradeNo } = await place();
  await expect(payments.status(memberId + 1, outTradeNo)).rejects.toMatchObject({ code: 'order_unknown' });
});

describe('a refund', () => {
  const request = { refundNo: 'refund-0001', amountFen: 800, reason: '豆子不新鲜' };

  test('of a paid order is asked for under a number that repeats, and changes nothing yet', async () => {
    const { outTradeNo } = await place();
    query = { status: 200, body: paidAnswer(outTradeNo) };
    await payments.status(memberId, outTradeNo);
    for (let i = 0; i < 2; i += 1) {
      expect(await refunds.request(outTradeNo, request, owner)).toMatchObject({ state: 'processing' });
    }
    // The second time WeChat Pay has it already: it is asked about.
    const [asked, about] = server.seen.filter((seen) => seen.path.includes('/refunds'));
    expect(JSON.parse(asked?.body ?? '')).toMatchObject({ out_refund_no: `${outTradeNo}-refund-0001` });
    expect(about?.path).toBe(`/v3/refund/domestic/refunds/${outTradeNo}-refund-0001`);
    expect(await growth()).toBe(88);
  });

  test('whose notification was lost is settled when it is asked for again, once', async () => {
    const { outTradeNo } = await place();
    query = { status: 200, body: paidAnswer(outTradeNo) };
    await payments.status(memberId, outTradeNo);
    refundAnswer = {
      status: 'SUCCESS',
      out_trade_no: outTradeNo,
      transaction_id: '42-1',
      refund_id: '50-1',
      success_time: '2026-11-21T11:59:30+08:00',
      amount: { total: 8800, refund: 800 },
    };
    for (let i = 0; i < 3; i += 1) {
      expect(await refunds.request(outTradeNo, request, owner)).toMatchObject({ state: 'arrived' });
    }
    expect(await growth()).toBe(80);
  });

  test('of more than the order, or of an order that was not paid, is refused', async () => {
    const { outTradeNo } = await place();
    await expect(refunds.request(outTradeNo, request, owner)).rejects.toMatchObject({ code: 'order_unknown' });
    query = { status: 200, body: paidAnswer(outTradeNo) };
    await payments.status(memberId, outTradeNo);
    const tooMuch = { ...request, amountFen: 8801 };
    await expect(refunds.request(outTradeNo, tooMuch, owner)).rejects.toMatchObject({ code: 'refund_exceeds_order' });
  });
});
