import { control, listenAsMerchant, Merchant, startSimulator, until } from './merchant.js';
import type { Simulator } from '../src/simulator.js';

let simulator: Simulator;
let shop: Merchant;
let token: string;
beforeEach(async () => {
  simulator = await startSimulator();
  shop = new Merchant(simulator);
  const { appId, appSecret } = shop.accounts;
  const url = `/cgi-bin/token?grant_type=client_credential&appid=${appId}&secret=${appSecret}`;
  token = JSON.parse((await simulator.app.inject(url)).body).access_token;
});
afterEach(() => simulator.app.close());

async function ask(name: string, body: object) {
  const url = `/wxa/sec/order/${name}?access_token=${token}`;
  return JSON.parse((await simulator.app.inject({ method: 'POST', url, payload: JSON.stringify(body) })).body);
}
async function paid(outTradeNo: string): Promise<string> {
  const placed = await shop.call('POST', '/v3/pay/transactions/jsapi', shop.orderOf(outTradeNo));
  const prepayId = placed.json['prepay_id'];
  return (await control(simulator, 'POST', '/sim/phones/o-lin/pay', { prepayId })).json.transactionId;
}
const shipping = (transaction_id: string, change: object = {}) => ({
  order_key: { order_number_type: 2, transaction_id },
  logistics_type: 4,
  delivery_mode: 1,
  shipping_list: [{ item_desc: '手冲一杯' }],
  upload_time: '2026-11-22T10:00:00.120+08:00',
  payer: { openid: 'o-lin' },
  ...change,
});
const upload = (body: object) => ask('upload_shipping_info', body);

it('says whether the trade is managed', async () => {
  expect(await ask('is_trade_managed', { appid: shop.accounts.appId })).toEqual({
    errcode: 0,
    errmsg: 'ok',
    is_trade_managed: true,
  });
  await control(simulator, 'POST', '/sim/settings', { tradeManaged: false });
  expect(await ask('is_trade_managed', { appid: shop.accounts.appId })).toMatchObject({ is_trade_managed: false });
});

it('takes a self pick-up by the number of WeChat or of the merchant, and shows it', async () => {
  const first = await paid('order-1');
  await paid('order-2');
  expect(await upload(shipping(first))).toEqual({ errcode: 0, errmsg: 'ok' });
  const order_key = { order_number_type: 1, mchid: shop.accounts.pay.mchId, out_trade_no: 'order-2' };
  expect(await upload(shipping('', { order_key }))).toMatchObject({ errcode: 0 });
  expect((await ask('get_order', { transaction_id: first })).order).toMatchObject({
    transaction_id: first,
    merchant_trade_no: 'order-1',
    description: '手冲一杯',
    paid_amount: 4200,
    openid: 'o-lin',
    order_state: 2,
    in_complaint: false,
    shipping: { delivery_mode: 1, logistics_type: 4, finish_shipping: true, finish_shipping_count: 1 },
  });
  const query = { merchant_id: shop.accounts.pay.mchId, merchant_trade_no: 'order-2' };
  expect((await ask('get_order', query)).order).toMatchObject({ order_state: 2 });
});

it('takes one change, later than the first, and no third', async () => {
  const id = await paid('order-1');
  await upload(shipping(id));
  expect(await upload(shipping(id))).toMatchObject({ errcode: 10060023 });
  const changed = { shipping_list: [{ item_desc: '手冲两杯' }] };
  expect(await upload(shipping(id, changed))).toMatchObject({ errcode: 10060014 });
  const later = (minute: number) => ({ upload_time: `2026-11-22T10:0${minute}:00+08:00` });
  expect(await upload(shipping(id, { ...changed, ...later(1) }))).toMatchObject({ errcode: 0 });
  expect(await upload(shipping(id, { shipping_list: [{ item_desc: '三杯' }], ...later(2) }))).toMatchObject({
    errcode: 10060003,
  });
});

it.each([
  [10060001, { order_key: { order_number_type: 2, transaction_id: 'unknown' } }],
  [10060005, { logistics_type: 5 }],
  [10060006, { delivery_mode: 2, is_all_delivered: true }],
  [10060007, { delivery_mode: 2, logistics_type: 1 }],
  [10060008, { shipping_list: [{ item_desc: '' }] }],
  [10060009, { shipping_list: [{ item_desc: '长'.repeat(121) }] }],
  [10060014, { payer: {} }],
  [10060031, { payer: { openid: 'o-zhou' } }],
  [268485194, { order_key: { order_number_type: 3 } }],
  [268485195, { order_key: { order_number_type: 2 } }],
  [268485196, { order_key: { order_number_type: 1, out_trade_no: 'order-1' } }],
  [268485197, { order_key: { order_number_type: 1, mchid: '1900000001' } }],
  [268485216, { upload_time: '2026-11-22 10:00' }],
  [268485224, { delivery_mode: 3 }],
  [268485226, { logistics_type: 1 }],
  [268485227, { logistics_type: 1, shipping_list: [{ item_desc: '豆', tracking_no: '1' }] }],
  [268485228, { shipping_list: [{ item_desc: '豆' }, { item_desc: '杯' }] }],
])('refuses with %d what is not so', async (errcode, change) => {
  const id = await paid('order-1');
  expect(await upload(shipping(id, change))).toMatchObject({ errcode });
  expect((await ask('get_order', { transaction_id: id })).order).toMatchObject({ order_state: 1, shipping: {} });
});

it('does not ship what was not paid or was given back', async () => {
  await shop.call('POST', '/v3/pay/transactions/jsapi', shop.orderOf('order-1'));
  const order_key = { order_number_type: 1, mchid: shop.accounts.pay.mchId, out_trade_no: 'order-1' };
  expect(await upload(shipping('', { order_key }))).toMatchObject({ errcode: 10060001 });
  const id = await paid('order-2');
  const amount = { refund: 4200, total: 4200, currency: 'CNY' };
  await shop.call('POST', '/v3/refund/domestic/refunds', { transaction_id: id, out_refund_no: 'refund-1', amount });
  expect(await upload(shipping(id))).toMatchObject({ errcode: 10060004 });
});

it('lists payments by state, payer and time, in pages', async () => {
  const first = await paid('order-1');
  await paid('order-2');
  await paid('order-3');
  await upload(shipping(first));
  const numbers = (reply: { order_list: { merchant_trade_no: string }[] }) =>
    reply.order_list.map((order) => order.merchant_trade_no);
  expect(numbers(await ask('get_order_list', { order_state: 1 }))).toEqual(['order-2', 'order-3']);
  expect(numbers(await ask('get_order_list', { openid: 'o-zhou' }))).toEqual([]);
  const page = await ask('get_order_list', { page_size: 2 });
  expect(page).toMatchObject({ has_more: true });
  expect(numbers(await ask('get_order_list', { page_size: 2, last_index: page.last_index }))).toEqual(['order-3']);
  expect(numbers(await ask('get_order_list', { pay_time_range: { end_time: 1 } }))).toEqual([]);
  expect(await ask('get_order_list', { last_index: 'x' })).toMatchObject({ errcode: 10060011 });
});

it('tells of reminders, of the shipping and of the settlement', async () => {
  const id = await paid('order-1');
  const server = await listenAsMerchant(200);
  await control(simulator, 'POST', '/sim/settings', { callbackMode: 'plain' });
  Object.assign(simulator.platform, { merchantUrl: server.url });
  const told = async (count: number) => {
    await until(() => server.received.length === count);
    return JSON.parse(server.received[count - 1]!.body);
  };
  await control(simulator, 'POST', '/sim/orders/remind-access');
  expect(await told(1)).toMatchObject({ Event: 'trade_manage_remind_access_api', msg: expect.any(String) });
  await control(simulator, 'POST', '/sim/orders/order-1/remind-shipping');
  expect(await told(2)).toMatchObject({
    Event: 'trade_manage_remind_shipping',
    transaction_id: id,
    merchant_id: shop.accounts.pay.mchId,
    merchant_trade_no: 'order-1',
    pay_time: expect.any(Number),
  });
  const receive = () => control(simulator, 'POST', '/sim/orders/order-1/confirm-receipt', { method: 'auto' });
  expect((await receive()).json.error.code).toBe('not_shipped');
  await upload(shipping(id));
  const shipped = await told(3);
  expect(shipped).toMatchObject({
    Event: 'trade_manage_order_settlement',
    estimated_settlement_time: expect.any(Number),
  });
  expect(shipped).not.toHaveProperty('settlement_time');
  await receive();
  expect(await told(4)).toMatchObject({ confirm_receive_method: 2, settlement_time: expect.any(Number) });
  expect((await ask('get_order', { transaction_id: id })).order.order_state).toBe(4);
  await server.close();
});
