import { X509Certificate, createPublicKey } from 'node:crypto';
import { control, isSigned, Merchant, startSimulator, until, type Resource } from './merchant.js';
import type { Simulator } from '../src/simulator.js';

let simulator: Simulator;
let shop: Merchant;
beforeEach(async () => {
  simulator = await startSimulator();
  shop = new Merchant(simulator, simulator.platform.accounts.merchant.pay.publicKeyId);
});
afterEach(() => simulator.app.close());

const jsapi = '/v3/pay/transactions/jsapi';
const place = (outTradeNo: string, change: object = {}) => shop.call('POST', jsapi, shop.orderOf(outTradeNo, change));
const queryPath = (outTradeNo: string) =>
  `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${shop.accounts.pay.mchId}`;
const query = async (outTradeNo: string) => (await shop.call('GET', queryPath(outTradeNo))).json;
const payFor = (prepayId: unknown, openid = 'o-lin') =>
  control(simulator, 'POST', `/sim/phones/${openid}/pay`, { prepayId });
const later = (seconds: number) => control(simulator, 'POST', '/sim/clock', { advanceSeconds: seconds });
const settings = (change: object) => control(simulator, 'POST', '/sim/settings', change);

async function paid(outTradeNo: string): Promise<string> {
  return (await payFor((await place(outTradeNo)).json['prepay_id'])).json.transactionId;
}
const refund = (change: object = {}) =>
  shop.call('POST', '/v3/refund/domestic/refunds', {
    out_trade_no: 'order-1',
    out_refund_no: 'refund-1',
    reason: '商品已售完',
    amount: { refund: 1200, total: 4200, currency: 'CNY' },
    ...change,
  });

it('places an order and signs the reply with the key that was asked for', async () => {
  const byKey = await place('order-1');
  const { pay } = shop.accounts;
  expect(byKey.status).toBe(200);
  expect(byKey.json).toEqual({ prepay_id: expect.stringMatching(/^wx\d{12}\w{22}$/) });
  expect(byKey.headers['wechatpay-serial']).toBe(pay.publicKeyId);
  expect(isSigned(byKey.headers, byKey.text, pay.publicKeyPem)).toBe(true);
  expect(isSigned(byKey.headers, `${byKey.text} `, pay.publicKeyPem)).toBe(false);
  const { certificate } = simulator.platform.accounts.platform;
  const byCertificate = await new Merchant(simulator).call('POST', jsapi, shop.orderOf('order-1'));
  expect(byCertificate.headers['wechatpay-serial']).toBe(certificate.serial);
  expect(isSigned(byCertificate.headers, byCertificate.text, certificate.certificatePem)).toBe(true);
});

it.each([
  ['another key', { key: 'platform' }],
  ['an old timestamp', { timestamp: 1_000_000_000 }],
])('answers 401 SIGN_ERROR to a request signed with %s', async (_name, change) => {
  const key = 'key' in change ? { key: simulator.platform.accounts.platform.signingKeyPem } : change;
  const reply = await shop.call('POST', jsapi, shop.orderOf('order-1'), key);
  expect(reply.status).toBe(401);
  expect(reply.json['code']).toBe('SIGN_ERROR');
  expect(await query('order-1')).toMatchObject({ code: 'ORDER_NOT_EXIST' });
});

it('answers 401 where the body is not the signed one, telling what it would have signed', async () => {
  const body = JSON.stringify(shop.orderOf('order-1'));
  const reply = await simulator.app.inject({
    method: 'POST',
    url: jsapi,
    payload: body.replace('4200', '1'),
    headers: { authorization: shop.authorization('POST', jsapi, body) },
  });
  expect(reply.statusCode).toBe(401);
  expect(JSON.parse(reply.body)).toMatchObject({
    code: 'SIGN_ERROR',
    detail: { field: 'signature', sign_information: { method: 'POST', url: jsapi } },
  });
});

it('refuses a Wechatpay-Serial it does not know', async () => {
  const stranger = new Merchant(simulator, 'PUB_KEY_ID_00000000000000000000000000000000');
  expect(await stranger.call('POST', jsapi, shop.orderOf('order-1'))).toMatchObject({
    status: 400,
    json: { code: 'INVALID_REQUEST' },
  });
});

it.each([
  [{ amount: { total: 0, currency: 'CNY' } }, 'PARAM_ERROR'],
  [{ out_trade_no: 'kurz' }, 'PARAM_ERROR'],
  [{ notify_url: 'https://shop.example/notify?x=1' }, 'PARAM_ERROR'],
  [{ notify_url: 'http://shop.example/notify' }, 'PARAM_ERROR'],
  [{ payer: { openid: 'nobody' } }, 'PARAM_ERROR'],
  [{ surprise: 1 }, 'PARAM_ERROR'],
  [{ appid: 'wx0000000000000000' }, 'APPID_MCHID_NOT_MATCH'],
  [{ time_expire: '2020-01-01T00:00:00+08:00' }, 'PARAM_ERROR'],
])('refuses the order %j', async (change, code) => {
  expect(await place('order-1', change)).toMatchObject({ status: 400, json: { code } });
});

it('repeats an order with the same parameters and refuses other ones', async () => {
  const first = await place('order-1');
  const again = await place('order-1');
  expect(again.status).toBe(200);
  expect(again.json['prepay_id']).not.toBe(first.json['prepay_id']);
  const other = await place('order-1', { amount: { total: 1, currency: 'CNY' } });
  expect(other).toMatchObject({ status: 400, json: { code: 'INVALID_REQUEST' } });
});

it('takes a payment once, from the payer, within two hours', async () => {
  const first = (await place('order-1')).json['prepay_id'];
  expect((await payFor(first, 'o-zhou')).json.error.code).toBe('wrong_payer');
  await later(7_201);
  expect((await payFor(first)).json.error.code).toBe('prepay_expired');
  const second = (await place('order-1')).json['prepay_id'];
  expect((await payFor(second)).json).toMatchObject({
    result: 'requestPayment:ok',
    outTradeNo: 'order-1',
    amountFen: 4200,
  });
  expect((await payFor(second)).json.error.code).toBe('order_paid');
  expect((await payFor('wx-unknown')).status).toBe(404);
  expect((await place('order-1')).json['code']).toBe('ORDER_PAID');
});

it('answers queries by both numbers', async () => {
  await place('order-1');
  expect(await query('order-1')).toMatchObject({ trade_state: 'NOTPAY', amount: { total: 4200 } });
  const transactionId = await paid('order-2');
  expect(await query('order-2')).toMatchObject({
    trade_state: 'SUCCESS',
    transaction_id: transactionId,
    trade_type: 'JSAPI',
    success_time: expect.stringMatching(/\+08:00$/),
    payer: { openid: 'o-lin' },
    amount: { total: 4200, payer_total: 4200 },
  });
  const byId = await shop.call('GET', `/v3/pay/transactions/id/${transactionId}?mchid=${shop.accounts.pay.mchId}`);
  expect(byId.json['out_trade_no']).toBe('order-2');
  expect(await shop.call('GET', queryPath('order-3'))).toMatchObject({
    status: 404,
    json: { code: 'ORDER_NOT_EXIST' },
  });
});

it('closes orders with an empty signed 204, again and again, unless they are paid', async () => {
  const close = (outTradeNo: string) =>
    shop.call('POST', `/v3/pay/transactions/out-trade-no/${outTradeNo}/close`, { mchid: shop.accounts.pay.mchId });
  const prepay = (await place('order-1')).json['prepay_id'];
  const closed = await close('order-1');
  expect(closed).toMatchObject({ status: 204, text: '' });
  expect(isSigned(closed.headers, '', shop.accounts.pay.publicKeyPem)).toBe(true);
  expect((await close('order-1')).status).toBe(204);
  expect((await payFor(prepay)).json.error.code).toBe('order_closed');
  expect((await place('order-1')).json['code']).toBe('ORDER_CLOSED');
  await paid('order-2');
  expect((await close('order-2')).json['code']).toBe('ORDER_PAID');
});

it('closes an unpaid order at its time_expire', async () => {
  await place('order-1', { time_expire: new Date(Date.now() + 120_000).toISOString() });
  await later(121);
  expect(await query('order-1')).toMatchObject({ trade_state: 'CLOSED' });
});

it('lets a platform coupon pay a part', async () => {
  await settings({ payerDiscountFen: 200 });
  await paid('order-1');
  expect(await query('order-1')).toMatchObject({
    amount: { total: 4200, payer_total: 4000 },
    promotion_detail: [{ amount: 200 }],
  });
});

it('accepts a refund as PROCESSING and settles it soon after', async () => {
  await paid('order-1');
  const first = await refund();
  expect(first).toMatchObject({ status: 200, json: { status: 'PROCESSING', amount: { refund: 1200, total: 4200 } } });
  expect((await refund()).json['refund_id']).toBe(first.json['refund_id']);
  await until(() => simulator.platform.state.refunds['refund-1']?.status === 'SUCCESS');
  const found = await shop.call('GET', '/v3/refund/domestic/refunds/refund-1');
  expect(found.json).toMatchObject({ status: 'SUCCESS', success_time: expect.any(String) });
  expect(await query('order-1')).toMatchObject({ trade_state: 'REFUND' });
});

it('refuses refunds beyond the order, of unknown orders, of unpaid ones, and with changed parameters', async () => {
  await paid('order-1');
  await refund();
  expect((await refund({ reason: '别的' })).json['code']).toBe('INVALID_REQUEST');
  const rest = { refund: 3001, total: 4200, currency: 'CNY' };
  expect((await refund({ out_refund_no: 'refund-2', amount: rest })).json['code']).toBe('INVALID_REQUEST');
  expect(await refund({ out_refund_no: 'refund-3', out_trade_no: 'order-9' })).toMatchObject({ status: 404 });
  await place('order-2');
  expect((await refund({ out_refund_no: 'refund-4', out_trade_no: 'order-2' })).json['code']).toBe('TRADE_ERROR');
});

it('hands out the platform certificate sealed with the APIv3 key', async () => {
  const reply = await shop.call('GET', '/v3/certificates');
  const [entry] = reply.json['data'] as { serial_no: string; encrypt_certificate: Resource }[];
  const pem = String(shop.decrypt(entry!.encrypt_certificate)['text']);
  const certificate = new X509Certificate(pem);
  expect(certificate.serialNumber).toBe(entry!.serial_no);
  expect(certificate.verify(createPublicKey(pem))).toBe(true);
});

it('has no certificates for a new merchant, and signs with the public key unasked', async () => {
  await settings({ newMerchant: true });
  expect((await shop.call('GET', '/v3/certificates')).status).toBe(404);
  const unasked = await new Merchant(simulator).call('POST', jsapi, shop.orderOf('order-1'));
  expect(unasked.headers['wechatpay-serial']).toBe(shop.accounts.pay.publicKeyId);
});
