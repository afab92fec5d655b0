import { createVerify } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { TestClock } from '../../test/setup/test-clock.js';
import { startFakeServer, type FakeServer, type SeenRequest } from '../../test/wechat/fake-server.js';
import { payPieces } from '../../test/wechat/pay-door.js';
import { platformHeaders } from '../../test/wechat/platform-seal.js';
import { merchantKeys, publicKeyId, wechatSettings } from '../../test/wechat/wechat-settings.js';

let server: FakeServer;
let pieces: ReturnType<typeof payPieces>;
let onCall: (request: SeenRequest, response: ServerResponse) => void;
const clock = new TestClock();

beforeEach(async () => {
  onCall = (_, response) => signed(response, { prepay_id: 'wx201410272009395522657a690' });
  server = await startFakeServer((request, response) => onCall(request, response));
  pieces = payPieces(clock, wechatSettings(server.base));
});

afterEach(async () => {
  await pieces.http.onApplicationShutdown();
  await server.close();
});

function signed(response: ServerResponse, body: unknown, status = 200): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...platformHeaders(text, clock.now()) }).end(text);
}

const order = { outTradeNo: 'JORDER0001', description: '会员付款', amountFen: 8800, openid: 'o-lin', expiresAt: null };
const unavailable = { code: 'wechat_unavailable' };

/** Whether the `Authorization` of a request holds for exactly its bytes, by the merchant's public key. */
function holds(request: SeenRequest | undefined, method: string): boolean {
  const { authorization = '' } = request?.headers ?? {};
  const part = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(authorization)?.[1] ?? '';
  const query = request?.query.size ? `?${request.query.toString()}` : '';
  const lines = [method, `${request?.path}${query}`, part('timestamp'), part('nonce_str'), request?.body, ''];
  return createVerify('RSA-SHA256')
    .update(lines.join('\n'))
    .verify(merchantKeys.publicKey, part('signature'), 'base64');
}

test('an order is signed over the bytes sent, asks for the public key, and gives the prepay id', async () => {
  expect(await pieces.client.order(order)).toBe('wx201410272009395522657a690');
  const [request] = server.seen;
  expect(request?.path).toBe('/v3/pay/transactions/jsapi');
  expect(request?.headers['wechatpay-serial']).toBe(publicKeyId);
  expect(request?.headers.authorization).toMatch(
    /^WECHATPAY2-SHA256-RSA2048 mchid="1900007291",.*serial_no="408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB"/,
  );
  expect(holds(request, 'POST')).toBe(true);
  expect(JSON.parse(request?.body ?? '')).toEqual({
    appid: 'wx2421b1c4370ec43b',
    mchid: '1900007291',
    description: '会员付款',
    out_trade_no: 'JORDER0001',
    notify_url: 'https://shop.example/api/wechat/pay-notify',
    amount: { total: 8800, currency: 'CNY' },
    payer: { openid: 'o-lin' },
  });
});

test('an order and its payment are those of the mini-program set in the console', async () => {
  const changed = payPieces(clock, wechatSettings(server.base), 20_000, 'wx00000000000000aa');
  const prepayId = await changed.client.order(order);
  expect(JSON.parse(server.seen[0]?.body ?? '')).toMatchObject({ appid: 'wx00000000000000aa' });
  const { timeStamp, nonceStr, package: body, paySign } = await changed.signer.payment(prepayId);
  const text = `wx00000000000000aa\n${timeStamp}\n${nonceStr}\n${body}\n`;
  expect(createVerify('RSA-SHA256').update(text).verify(merchantKeys.publicKey, paySign, 'base64')).toBe(true);
  await changed.http.onApplicationShutdown();
});

test('the parameters of requestPayment are signed with the merchant key', async () => {
  const payment = await pieces.signer.payment('wx201410272009395522657a690');
  const lines = ['wx2421b1c4370ec43b', payment.timeStamp, payment.nonceStr, payment.package, ''].join('\n');
  expect(createVerify('RSA-SHA256').update(lines).verify(merchantKeys.publicKey, payment.paySign, 'base64')).toBe(true);
  expect(payment).toMatchObject({ package: 'prepay_id=wx201410272009395522657a690', signType: 'RSA' });
});

test.each([
  ['is not signed', (response: ServerResponse) => void response.writeHead(200).end('{"prepay_id":"forged"}')],
  [
    'is signed for another body',
    (response: ServerResponse) => {
      const headers = platformHeaders('{"prepay_id":"a"}', clock.now());
      response.writeHead(200, { ...headers }).end('{"prepay_id":"b"}');
    },
  ],
  [
    'was signed long ago',
    (response: ServerResponse) => {
      const body = '{"prepay_id":"a"}';
      response.writeHead(200, { ...platformHeaders(body, clock.now() - 3_600_000) }).end(body);
    },
  ],
  ['is an error', (response: ServerResponse) => signed(response, { code: 'SYSTEM_ERROR', message: '' }, 500)],
])('an order whose answer %s is not placed', async (_, answer) => {
  onCall = (_request, response) => answer(response);
  await expect(pieces.client.order(order)).rejects.toMatchObject(unavailable);
});

test('an order that is never answered is not placed', async () => {
  onCall = () => undefined;
  const impatient = payPieces(clock, wechatSettings(server.base), 300);
  await expect(impatient.client.order(order)).rejects.toMatchObject(unavailable);
  await impatient.http.onApplicationShutdown();
});

test('a query tells what is paid, open, closed and unknown', async () => {
  const paid = {
    appid: 'wx2421b1c4370ec43b',
    mchid: '1900007291',
    out_trade_no: 'JORDER0001',
    transaction_id: '42-1',
    trade_state: 'SUCCESS',
    success_time: '2026-11-21T12:00:00+08:00',
    payer: { openid: 'o-lin' },
    amount: { total: 8800, payer_total: 8800 },
  };
  onCall = (_, response) => signed(response, paid);
  expect(await pieces.client.query('JORDER0001')).toMatchObject({
    kind: 'paid',
    transaction: { transactionId: '42-1', totalFen: 8800, paidAt: Date.UTC(2026, 10, 21, 4) },
  });
  expect(server.seen[0]?.path).toBe('/v3/pay/transactions/out-trade-no/JORDER0001');
  expect(holds(server.seen[0], 'GET')).toBe(true);
  for (const [state, kind] of [
    ['NOTPAY', 'open'],
    ['CLOSED', 'closed'],
  ]) {
    onCall = (_, response) => signed(response, { out_trade_no: 'JORDER0001', trade_state: state });
    expect(await pieces.client.query('JORDER0001')).toEqual({ kind });
  }
  onCall = (_, response) => signed(response, { code: 'ORDER_NOT_EXIST', message: '订单不存在' }, 404);
  expect(await pieces.client.query('JORDER0001')).toEqual({ kind: 'absent' });
});

test('a refund names the order, our number and both amounts', async () => {
  onCall = (_, response) => signed(response, { status: 'PROCESSING' });
  const request = {
    outTradeNo: 'JORDER0001',
    outRefundNo: 'JORDER0001-R1',
    reason: '豆子不新鲜',
    refundFen: 800,
    totalFen: 8800,
  };
  expect(await pieces.client.refund(request)).toEqual({
    kind: 'known',
    status: 'PROCESSING',
    refundId: '',
    arrived: null,
  });
  expect(server.seen[0]?.path).toBe('/v3/refund/domestic/refunds');
  expect(holds(server.seen[0], 'POST')).toBe(true);
  expect(JSON.parse(server.seen[0]?.body ?? '')).toMatchObject({
    out_trade_no: 'JORDER0001',
    out_refund_no: 'JORDER0001-R1',
    amount: { refund: 800, total: 8800, currency: 'CNY' },
  });
});

test('a shop without a merchant number has no pay', async () => {
  const none = payPieces(clock, wechatSettings(server.base, { pay: null }));
  await expect(none.client.order(order)).rejects.toMatchObject(unavailable);
  expect(server.seen).toHaveLength(0);
});
