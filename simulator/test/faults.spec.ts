import { control, Merchant, startSimulator, until } from './merchant.js';
import type { Simulator } from '../src/simulator.js';

const send = '/cgi-bin/message/subscribe/send';
const jsapi = '/v3/pay/transactions/jsapi';

let simulators: Simulator[] = [];
let simulator: Simulator;
const start = async () => {
  const started = await startSimulator();
  simulators.push(started);
  return started;
};
beforeEach(async () => {
  simulator = await start();
});
afterEach(async () => {
  await Promise.all(simulators.map(({ app }) => app.close()));
  simulators = [];
});

const fault = (kind: string, endpoint: string, more: object = {}) =>
  control(simulator, 'POST', '/sim/faults', { kind, endpoint, ...more });
const mix = (change: object, of = simulator) => control(of, 'POST', '/sim/faults/mix', change);
const stats = async () => (await control(simulator, 'GET', '/sim/stats')).json;
const listen = () => simulator.app.listen({ host: '127.0.0.1', port: 0 });
const template = () => simulator.platform.accounts.merchant.templates[0]!;
const consent = (count: number) =>
  Object.assign(simulator.platform.state.phones['o-lin']!.consents, { [template().subscriptionTemplateId]: count });
const left = () => simulator.platform.state.phones['o-lin']!.consents[template().subscriptionTemplateId];

async function tokenOf(of = simulator): Promise<string> {
  const { appId, appSecret } = of.platform.accounts.merchant;
  const url = `/cgi-bin/token?grant_type=client_credential&appid=${appId}&secret=${appSecret}`;
  return JSON.parse((await of.app.inject(url)).body).access_token;
}
const message = (name = '金卡') =>
  JSON.stringify({
    touser: 'o-lin',
    template_id: template().subscriptionTemplateId,
    data: { thing1: { value: name }, thing2: { value: '恭喜' }, thing3: { value: '山野咖啡' } },
  });
const post = async (payload: string, token: string, of = simulator) =>
  of.app.inject({ method: 'POST', url: `${send}?access_token=${token}`, payload });

it.each([
  ['resetBefore', 1],
  ['resetAfter', 0],
  ['timeoutBefore', 1],
  ['timeoutAfter', 0],
])('ends the connection without an answer by %s, with %d consents left', async (kind, consents) => {
  const address = await listen();
  consent(1);
  const token = await tokenOf();
  await fault(kind, send, { milliseconds: 10 });
  const call = fetch(`${address}${send}?access_token=${token}`, { method: 'POST', body: message() });
  await expect(call).rejects.toThrow('fetch failed');
  expect(left()).toBe(consents);
  await until(() => simulator.platform.stats.view().endpoints[send]?.results['noAnswer'] === 1);
  expect((await stats()).endpoints[send]).toEqual({ calls: 1, results: { noAnswer: 1 } });
  expect((await control(simulator, 'GET', '/sim/log?limit=1')).json.items[0]).toMatchObject({ status: null });
});

it('answers the errcode it is told to, and an ended token', async () => {
  consent(1);
  const token = await tokenOf();
  await fault('errcode', send, { errcode: 45009 });
  expect(JSON.parse((await post(message(), token)).body)).toMatchObject({ errcode: 45009 });
  await fault('tokenExpired', send);
  expect(JSON.parse((await post(message(), token)).body)).toMatchObject({ errcode: 42001 });
  expect(JSON.parse((await post(message(), await tokenOf())).body)).toMatchObject({ errcode: 0 });
});

it('answers failures of a gateway as pages', async () => {
  await fault('http502', '/cgi-bin/token');
  const { appId, appSecret } = simulator.platform.accounts.merchant;
  const reply = await simulator.app.inject(
    `/cgi-bin/token?grant_type=client_credential&appid=${appId}&secret=${appSecret}`,
  );
  expect(reply.statusCode).toBe(502);
  expect(reply.headers['content-type']).toContain('text/html');
});

it('answers failures of pay in the form of pay', async () => {
  const shop = new Merchant(simulator);
  const place = () => shop.call('POST', jsapi, shop.orderOf('order-1'));
  await fault('http500', jsapi);
  expect(await place()).toMatchObject({ status: 500, json: { code: 'SYSTEM_ERROR' } });
  await fault('busy', jsapi);
  expect(await place()).toMatchObject({ status: 429, json: { code: 'FREQUENCY_LIMITED' } });
  await fault('errcode', jsapi, { code: 'NOT_ENOUGH' });
  expect(await place()).toMatchObject({ status: 403, json: { code: 'NOT_ENOUGH' } });
  expect((await place()).status).toBe(200);
});

it('spoils the same calls for the same seed, in whatever order they come', async () => {
  const kinds = ['busy', 'http500', 'truncated', 'errcode'];
  const run = async (seed: string, order: 1 | -1): Promise<readonly string[]> => {
    const own = await start();
    await mix({ probability: 0.3, kinds, endpoints: [send], seed }, own);
    const token = await tokenOf(own);
    const names = Array.from({ length: 200 }, (_, index) => `第${index}张`);
    const answers = new Map<string, string>();
    for (const name of order === 1 ? names : [...names].reverse()) {
      const reply = await post(message(name), token, own);
      const errcode = /"errcode":(-?\d+)/.exec(reply.body)?.[1];
      const whole = reply.body.endsWith('}') || reply.statusCode === 500;
      answers.set(name, `${reply.statusCode} ${whole ? errcode : 'half'}`);
    }
    return names.map((name) => answers.get(name) ?? '');
  };
  const first = await run('seed', 1);
  expect(await run('seed', -1)).toEqual(first);
  expect(await run('other', 1)).not.toEqual(first);
  const spoiled = first.filter((answer) => answer !== '200 43101').length;
  expect(spoiled).toBeGreaterThan(35);
  expect(spoiled).toBeLessThan(85);
});

it('tells what the mix has done, and ends with the other faults', async () => {
  const { json } = await mix({ probability: 1, kinds: ['busy'], endpoints: ['/cgi-bin/token'], seed: 's' });
  expect(json.mix).toMatchObject({ calls: 0, taken: {}, seed: 's' });
  await tokenOf();
  expect((await control(simulator, 'GET', '/sim/faults')).json.mix).toMatchObject({ calls: 1, taken: { busy: 1 } });
  await control(simulator, 'DELETE', '/sim/faults');
  expect((await control(simulator, 'GET', '/sim/faults')).json).toEqual({ items: [], mix: null });
  expect(await tokenOf()).toEqual(expect.any(String));
  expect((await mix({ probability: 1, endpoints: ['/unknown'] })).status).toBe(400);
});

it('counts calls, answers and the tokens made', async () => {
  await control(simulator, 'DELETE', '/sim/stats');
  const token = await tokenOf();
  await post(message(), token);
  await post('{', token);
  expect(await stats()).toMatchObject({
    endpoints: {
      '/cgi-bin/token': { calls: 1, results: { ok: 1 } },
      [send]: { calls: 2, results: { '43101': 1, '47001': 1 } },
    },
    tokensIssued: { classic: 1 },
  });
});
