import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSign } from 'node:crypto';
import { readConfig } from '../src/config.js';
import { OptionError } from '../src/option-error.js';
import { control, Merchant, startSimulator } from './merchant.js';
import type { Simulator } from '../src/simulator.js';

let simulators: Simulator[] = [];
let shops: Server[] = [];
const start = async (change: Parameters<typeof startSimulator>[0] = {}) => {
  const simulator = await startSimulator(change);
  simulators.push(simulator);
  return simulator;
};
afterEach(async () => {
  await Promise.all(simulators.map((simulator) => simulator.app.close()));
  simulators = [];
  for (const shop of shops) shop.close().closeAllConnections();
  shops = [];
});

const token = async (simulator: Simulator) => {
  const { appId, appSecret } = simulator.platform.accounts.merchant;
  return simulator.app.inject(`/cgi-bin/token?grant_type=client_credential&appid=${appId}&secret=${appSecret}`);
};
const fault = (simulator: Simulator, kind: string, endpoint = '/cgi-bin/token', more: object = {}) =>
  control(simulator, 'POST', '/sim/faults', { endpoint, kind, count: 1, ...more });

it('keeps accounts, phones, consents, messages and orders over a restart', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'simulator-'));
  const first = await start({ dataDir });
  const templateId = first.platform.accounts.merchant.templates[0]!.subscriptionTemplateId;
  await control(first, 'POST', '/sim/phones/o-lin/consents', { results: { [templateId]: 'accept' } });
  const shop = new Merchant(first);
  await shop.call('POST', '/v3/pay/transactions/jsapi', shop.orderOf('order-1'));
  const before = (await control(first, 'GET', '/sim/phones/o-lin')).json;
  await first.app.close();
  const second = await start({ dataDir });
  expect((await control(second, 'GET', '/sim/phones/o-lin')).json).toEqual(before);
  expect(before).toMatchObject({ consents: { [templateId]: 1 }, orders: [{ outTradeNo: 'order-1', state: 'NOTPAY' }] });
  expect(second.platform.accounts).toEqual(first.platform.accounts);
  rmSync(dataDir, { recursive: true });
});

it('does not start on a state it cannot read', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'simulator-'));
  writeFileSync(path.join(dataDir, 'state.json'), '{"phones":');
  await expect(start({ dataDir })).rejects.toThrow(OptionError);
  rmSync(dataDir, { recursive: true });
});

it('takes the name of an object member for what it is, an unknown key', async () => {
  const simulator = await start();
  expect((await control(simulator, 'GET', '/sim/phones/constructor')).status).toBe(404);
});

it('brings known phones up to date without touching what they have', async () => {
  const simulator = await start();
  const phones = [{ openid: 'o-lin', name: '林知夏二', consents: { t: 9 } }];
  expect((await control(simulator, 'POST', '/sim/phones', { phones })).json).toEqual({ added: 0, total: 2 });
  expect((await control(simulator, 'GET', '/sim/phones/o-lin')).json).toMatchObject({
    name: '林知夏二',
    follows: true,
    consents: {},
  });
});

it('lists phones in pages and finds them by name or openid', async () => {
  const simulator = await start();
  const phones = Array.from({ length: 120 }, (_, index) => ({ openid: `o-${index}`, name: `会员 ${index}` }));
  await control(simulator, 'POST', '/sim/phones', { phones });
  const list = async (query: string) => (await control(simulator, 'GET', `/sim/phones?${query}`)).json;
  expect(await list('')).toMatchObject({ total: 122, page: 1, size: 50, items: { length: 50 } });
  expect((await list('page=3')).items).toHaveLength(22);
  expect((await list(`search=${encodeURIComponent('林')}`)).items).toMatchObject([{ openid: 'o-lin' }]);
  expect((await list('search=o-zh')).items).toMatchObject([{ name: '周以宁' }]);
  expect((await control(simulator, 'GET', '/sim/phones/nobody')).status).toBe(404);
});

it('spoils as many calls as it was told to, then works again', async () => {
  const simulator = await start();
  await fault(simulator, 'busy');
  expect(JSON.parse((await token(simulator)).body)).toMatchObject({ errcode: -1 });
  await fault(simulator, 'http500');
  expect((await token(simulator)).statusCode).toBe(500);
  await fault(simulator, 'truncated');
  const { body } = await token(simulator);
  expect(() => JSON.parse(body)).toThrow(SyntaxError);
  await fault(simulator, 'slow', '*', { milliseconds: 1 });
  expect(JSON.parse((await token(simulator)).body)).toHaveProperty('access_token');
  expect((await control(simulator, 'GET', '/sim/faults')).json.items).toEqual([]);
  expect((await fault(simulator, 'busy', '/cgi-bin/unknown')).status).toBe(400);
});

it('can do the work and never answer', async () => {
  const simulator = await start();
  const address = await simulator.app.listen({ host: '127.0.0.1', port: 0 });
  await fault(simulator, 'timeoutAfter', '/v3/pay/transactions/jsapi', { milliseconds: 20 });
  const shop = new Merchant(simulator);
  const body = JSON.stringify(shop.orderOf('order-1'));
  const authorization = shop.authorization('POST', '/v3/pay/transactions/jsapi', body);
  const call = fetch(`${address}/v3/pay/transactions/jsapi`, { method: 'POST', body, headers: { authorization } });
  await expect(call).rejects.toThrow('fetch failed');
  expect(simulator.platform.state.orders['order-1']?.state).toBe('NOTPAY');
});

it('opens the control API to every origin and logs the calls without their secrets', async () => {
  const simulator = await start();
  await token(simulator);
  const preflight = await simulator.app.inject({ method: 'OPTIONS', url: '/sim/phones' });
  expect(preflight.headers['access-control-allow-origin']).toBe('*');
  const [entry] = (await control(simulator, 'GET', '/sim/log')).json.items;
  expect(entry).toMatchObject({ direction: 'in', method: 'GET', status: 200 });
  expect(entry.path).not.toContain(simulator.platform.accounts.merchant.appSecret);
});

it('shows the page', async () => {
  const simulator = await start();
  const page = await simulator.app.inject('/');
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.body).toContain('data-testid="phone-list"');
});

it('pays at the shop like the mini-program', async () => {
  const simulator = await start();
  const merchantUrl = await startShop(simulator);
  Object.assign(simulator.platform, { merchantUrl });
  const order = { amountFen: 4200, description: '手冲一杯' };
  const paid = await control(simulator, 'POST', '/sim/phones/o-lin/quick-pay', order);
  expect(paid.json).toMatchObject({ result: 'requestPayment:ok', outTradeNo: 'quick-4200', amountFen: 4200 });
  const forged = await control(simulator, 'POST', '/sim/phones/o-lin/quick-pay', { ...order, description: 'forged' });
  expect(forged.json.error.code).toBe('sign_mismatch');
});

it('answers the popup and tells the shop, or says that it could not', async () => {
  const simulator = await start();
  const templateId = simulator.platform.accounts.merchant.templates[0]!.subscriptionTemplateId;
  const results = { [templateId]: 'accept' };
  const alone = await control(simulator, 'POST', '/sim/phones/o-lin/quick-consent', { results });
  expect(alone.json).toEqual({ consents: { [templateId]: 1 }, results, untold: expect.stringContaining('没有回应') });
  Object.assign(simulator.platform, { merchantUrl: await startShop(simulator) });
  const told = await control(simulator, 'POST', '/sim/phones/o-lin/quick-consent', { results });
  expect(told.json).toEqual({ consents: { [templateId]: 2 }, results, untold: null });
});

it('says so where the shop does not answer', async () => {
  const simulator = await start({ merchantUrl: 'http://127.0.0.1:1' });
  const answer = await control(simulator, 'POST', '/sim/phones/o-lin/quick-pay', { amountFen: 1, description: '水' });
  expect(answer).toMatchObject({ status: 502, json: { error: { code: 'merchant_unreachable' } } });
});

it('reads its options from flags before the environment', () => {
  expect(
    readConfig(['--port', '4601', '--merchant', 'http://shop:3000/'], { SIM_PORT: '1', SIM_DATA: 'there' }),
  ).toMatchObject({
    port: 4601,
    merchantUrl: 'http://shop:3000',
    dataDir: path.resolve('there'),
  });
  expect(() => readConfig(['--port', 'x'], {})).toThrow(OptionError);
  expect(() => readConfig(['--what'], {})).toThrow(OptionError);
  expect(readConfig(['--help'], {})).toBe('help');
});

/** A shop that logs in by code, places the order and signs the payment; it forges where the description says so. */
async function startShop(simulator: Simulator): Promise<string> {
  const shop = new Merchant(simulator);
  const answers: Record<string, (body: Record<string, unknown>) => Promise<object>> = {
    '/api/programme/public': async () => ({ noticeVersion: 3 }),
    '/api/auth/join': async (body) => {
      if (body['noticeVersion'] !== 3) return {};
      const { appId, appSecret } = shop.accounts;
      const query = `appid=${appId}&secret=${appSecret}&js_code=${String(body['code'])}&grant_type=authorization_code`;
      return { token: JSON.parse((await simulator.app.inject(`/sns/jscode2session?${query}`)).body).openid };
    },
    '/api/me/subscriptions': async (body) => ({ items: [body['requestId'], body['results']] }),
    '/api/me/orders': async (body) => {
      const forged = body['description'] === 'forged';
      const outTradeNo = `quick-${String(body['amountFen'])}${forged ? '-forged' : ''}`;
      const placed = await shop.call('POST', '/v3/pay/transactions/jsapi', shop.orderOf(outTradeNo));
      const text = `prepay_id=${String(placed.json['prepay_id'])}`;
      const signed = `${shop.accounts.appId}\n1554208460\nnonce\n${forged ? 'other' : text}\n`;
      const paySign = createSign('sha256').update(signed).sign(shop.accounts.pay.merchantKeyPem, 'base64');
      return {
        outTradeNo,
        payment: { timeStamp: '1554208460', nonceStr: 'nonce', package: text, signType: 'RSA', paySign },
      };
    },
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString() || '{}');
      const isOpen = request.url === '/api/auth/join' || request.url === '/api/programme/public';
      const allowed = isOpen || request.headers.authorization === 'Bearer o-lin';
      const answer = answers[request.url ?? ''];
      if (!allowed || !answer) return response.writeHead(401).end();
      void answer(body).then((reply) => response.writeHead(201).end(JSON.stringify(reply)));
    });
  });
  shops.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
