import { control, listenAsMerchant, Merchant, startSimulator, until } from './merchant.js';
import type { Simulator } from '../src/simulator.js';

const start = Date.parse('2026-06-12T14:32:00+08:00');
const minute = 60;
const hour = 3_600;
const day = 86_400;

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ time: start, speed: 1 });
});
afterEach(() => simulator.app.close());

const sim = async (path: string, body?: object) =>
  (await control(simulator, body === undefined ? 'GET' : 'POST', `/sim/${path}`, body)).json;
const later = (advanceSeconds: number) => sim('clock', { advanceSeconds });
const order = (outTradeNo: string, change: object = {}) => {
  const shop = new Merchant(simulator);
  return shop.call('POST', '/v3/pay/transactions/jsapi', shop.orderOf(outTradeNo, change));
};
const pay = (prepayId: unknown) => sim('phones/o-lin/pay', { prepayId });
const errorOf = async (work: Promise<{ error?: { code: string } }>) => (await work).error?.code;

it('stands still until it is moved, runs again where it is told to, and says so', async () => {
  expect(await sim('clock')).toEqual({ now: start, running: false });
  expect(await later(90)).toEqual({ now: start + 90_000, running: false });
  expect(await sim('clock', { running: true })).toMatchObject({ running: true });
  expect((await sim('clock', { running: false })).now).toBeLessThan(start + 120_000);
});

it('lets a prepay id live two hours, and the order seven days', async () => {
  const first = await order('order-1');
  await later(2 * hour);
  expect(await errorOf(pay(first.json['prepay_id']))).toBe('prepay_expired');
  const again = await order('order-1');
  await later(7 * day - 2 * hour);
  expect(await errorOf(pay(again.json['prepay_id']))).toBe('order_closed');
});

it('closes an order at its time_expire', async () => {
  const time_expire = new Date(start + 10 * minute * 1_000).toISOString().replace(/\.\d+Z/, '+00:00');
  const { json } = await order('order-1', { time_expire });
  await later(10 * minute);
  expect(await errorOf(pay(json['prepay_id']))).toBe('order_closed');
});

it('repeats a notification at the published times, and gives up after a day', async () => {
  const shop = await listenAsMerchant(500);
  const { json } = await order('order-1', { notify_url: `${shop.url}/notify` });
  await pay(json['prepay_id']);
  await later(0);
  await until(() => shop.received.length === 1);
  await later(14);
  expect(shop.received).toHaveLength(1);
  await later(1);
  expect(shop.received).toHaveLength(2);
  await later(15 + 30 + 180);
  expect(shop.received).toHaveLength(5);
  await later(2 * day);
  expect(shop.received).toHaveLength(16);
  expect((await sim('phones/o-lin')).orders[0].notification).toMatchObject({ state: 'given-up', attempts: 16 });
  await shop.close();
});

it('settles a refund two seconds later', async () => {
  const shop = new Merchant(simulator);
  const { json } = await order('order-1');
  await pay(json['prepay_id']);
  const amount = { refund: 4200, total: 4200, currency: 'CNY' };
  const refund = { out_trade_no: 'order-1', out_refund_no: 'refund-1', amount };
  expect((await shop.call('POST', '/v3/refund/domestic/refunds', refund)).json).toMatchObject({ status: 'PROCESSING' });
  const status = async () => (await shop.call('GET', '/v3/refund/domestic/refunds/refund-1')).json['status'];
  await later(1);
  expect(await status()).toBe('PROCESSING');
  await later(1);
  expect(await status()).toBe('SUCCESS');
});

it('tries an event again only when its time has come', async () => {
  const shop = await listenAsMerchant(500);
  Object.assign(simulator.platform, { merchantUrl: shop.url });
  await sim('wecom/friends', { openid: 'o-lin', userid: 'XuAn' });
  await until(() => shop.received.length === 1);
  await later(1);
  await until(() => shop.received.length === 2);
  await later(1);
  await until(() => shop.received.length === 3);
  await later(hour);
  expect(shop.received).toHaveLength(3);
  await shop.close();
});

it('begins the quotas of a day anew at midnight in China', async () => {
  const { officialAccount, templates } = simulator.platform.accounts.merchant;
  await sim('settings', { oaDailyQuota: 1 });
  const send = async (): Promise<number> => {
    const { appId, appSecret } = officialAccount;
    const url = `/cgi-bin/token?grant_type=client_credential&appid=${appId}&secret=${appSecret}`;
    const token = JSON.parse((await simulator.app.inject(url)).body).access_token;
    const data = Object.fromEntries(
      templates[0]!.fields.map((field) => [
        field.key,
        { value: field.key.startsWith('thing') ? '金卡' : '2026-06-12' },
      ]),
    );
    const payload = JSON.stringify({ touser: 'oa-lin', template_id: templates[0]!.oaTemplateId, data });
    const reply = await simulator.app.inject({
      method: 'POST',
      url: `/cgi-bin/message/template/send?access_token=${token}`,
      payload,
    });
    return JSON.parse(reply.body).errcode;
  };
  expect([await send(), await send()]).toEqual([0, 45009]);
  await later(9 * hour);
  expect(await send()).toBe(45009);
  await later(28 * minute);
  expect(await send()).toBe(0);
});
