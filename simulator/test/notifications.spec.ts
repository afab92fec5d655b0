import { control, isSigned, listenAsMerchant, Merchant, startSimulator, until, type Received } from './merchant.js';
import type { Simulator } from '../src/simulator.js';

let simulator: Simulator;
let shop: Merchant;
let closers: (() => Promise<void>)[] = [];
beforeEach(async () => {
  simulator = await startSimulator();
  shop = new Merchant(simulator);
});
afterEach(async () => {
  await Promise.all(closers.map((close) => close()));
  closers = [];
  await simulator.app.close();
});

async function merchant(...statuses: number[]) {
  const server = await listenAsMerchant(...statuses);
  closers.push(server.close);
  return server;
}
const settings = (change: object) => control(simulator, 'POST', '/sim/settings', change);
async function payAt(url: string, outTradeNo = 'order-1'): Promise<void> {
  const order = shop.orderOf(outTradeNo, { notify_url: `${url}/pay-notify`, attach: 'anfu' });
  const placed = await shop.call('POST', '/v3/pay/transactions/jsapi', order);
  await control(simulator, 'POST', '/sim/phones/o-lin/pay', { prepayId: placed.json['prepay_id'] });
}
const opened = (received: Received | undefined) => shop.decrypt(JSON.parse(received?.body ?? '').resource);
const notificationOf = async () => (await control(simulator, 'GET', '/sim/phones/o-lin')).json.orders[0].notification;

it('tells the merchant about a payment, signed and sealed', async () => {
  const server = await merchant(200);
  await payAt(server.url);
  await until(() => server.received.length === 1);
  const [received] = server.received;
  expect(received?.path).toBe('/pay-notify');
  expect(isSigned(received!.headers, received!.body, shop.accounts.pay.publicKeyPem)).toBe(true);
  expect(JSON.parse(received!.body)).toMatchObject({
    event_type: 'TRANSACTION.SUCCESS',
    resource_type: 'encrypt-resource',
    resource: { algorithm: 'AEAD_AES_256_GCM', original_type: 'transaction' },
  });
  expect(opened(received)).toMatchObject({
    mchid: shop.accounts.pay.mchId,
    appid: shop.accounts.appId,
    out_trade_no: 'order-1',
    trade_state: 'SUCCESS',
    attach: 'anfu',
    amount: { total: 4200, payer_total: 4200 },
    payer: { openid: 'o-lin' },
  });
});

it('repeats the notification until it is accepted', async () => {
  const server = await merchant(500, 404, 204);
  await payAt(server.url);
  await until(() => simulator.platform.log.list(10).filter((entry) => entry.direction === 'out').length === 3);
  expect(new Set(server.received.map((received) => JSON.parse(received.body).id)).size).toBe(1);
  expect(await notificationOf()).toMatchObject({ state: 'delivered', attempts: 3, lastStatus: 204 });
});

it('gives up after the sixteenth attempt', async () => {
  await settings({ speed: 10_000_000 });
  const server = await merchant(500);
  await payAt(server.url);
  await until(() => Object.values(simulator.platform.state.notifications)[0]?.state === 'given-up');
  expect(server.received).toHaveLength(16);
});

it('sends a wrongly signed probe first where asked to', async () => {
  await settings({ signTest: true });
  const server = await merchant(401, 200);
  await payAt(server.url);
  await until(() => server.received.length === 2);
  const [probe, genuine] = server.received;
  expect(probe?.headers['wechatpay-signature']).toMatch(/^WECHATPAY\/SIGNTEST\//);
  expect(isSigned(probe!.headers, probe!.body, shop.accounts.pay.publicKeyPem)).toBe(false);
  expect(isSigned(genuine!.headers, genuine!.body, shop.accounts.pay.publicKeyPem)).toBe(true);
});

it('sends duplicates and loses notifications where asked to', async () => {
  await settings({ duplicateNotifications: true, loseNotifications: 1 });
  const server = await merchant(200);
  await payAt(server.url, 'order-lost');
  await payAt(server.url, 'order-twice');
  await until(() => server.received.length === 2);
  expect(server.received.map((received) => opened(received)['out_trade_no'])).toEqual(['order-twice', 'order-twice']);
});

it('signs with the certificate where the merchant still uses it', async () => {
  await settings({ notificationKey: 'certificate' });
  const server = await merchant(200);
  await payAt(server.url);
  await until(() => server.received.length === 1);
  const { certificate } = simulator.platform.accounts.platform;
  expect(server.received[0]?.headers['wechatpay-serial']).toBe(certificate.serial);
  expect(isSigned(server.received[0]!.headers, server.received[0]!.body, certificate.certificatePem)).toBe(true);
});

it('tells about a settled refund with refund_status', async () => {
  const server = await merchant(200);
  await payAt(server.url);
  await shop.call('POST', '/v3/refund/domestic/refunds', {
    out_trade_no: 'order-1',
    out_refund_no: 'refund-1',
    notify_url: `${server.url}/refund-notify`,
    amount: { refund: 4200, total: 4200, currency: 'CNY' },
  });
  await until(() => server.received.length === 2);
  const received = server.received.find((candidate) => candidate.path === '/refund-notify');
  expect(JSON.parse(received?.body ?? '').event_type).toBe('REFUND.SUCCESS');
  expect(opened(received)).toMatchObject({
    out_refund_no: 'refund-1',
    refund_status: 'SUCCESS',
    amount: { refund: 4200 },
  });
});
