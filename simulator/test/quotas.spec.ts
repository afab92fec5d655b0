import { control, startSimulator } from './merchant.js';
import type { Simulator } from '../src/simulator.js';

const send = '/cgi-bin/message/subscribe/send';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(() => simulator.app.close());

const merchant = () => simulator.platform.accounts.merchant;
const settings = (change: object) => control(simulator, 'POST', '/sim/settings', change);
const later = (seconds: number) => control(simulator, 'POST', '/sim/clock', { advanceSeconds: seconds });
const stats = async () => (await control(simulator, 'GET', '/sim/stats')).json;

async function fetchToken(kind: 'classic' | 'stable', app: { appId: string; appSecret: string } = merchant()) {
  const payload = { grant_type: 'client_credential', appid: app.appId, secret: app.appSecret };
  const reply =
    kind === 'classic'
      ? await simulator.app.inject(`/cgi-bin/token?${new URLSearchParams(payload).toString()}`)
      : await simulator.app.inject({
          method: 'POST',
          url: '/cgi-bin/stable_token',
          payload: JSON.stringify({ ...payload, force_refresh: false }),
        });
  return JSON.parse(reply.body);
}
async function post(path: string, token: string, body: object): Promise<Record<string, unknown>> {
  const url = `${path}?access_token=${token}`;
  return JSON.parse((await simulator.app.inject({ method: 'POST', url, payload: JSON.stringify(body) })).body);
}

it('hands the same stable token to a thousand who ask, and counts one made', async () => {
  const tokens = new Set<string>();
  for (let call = 0; call < 1_000; call++) tokens.add((await fetchToken('stable')).access_token);
  expect(tokens.size).toBe(1);
  expect(await stats()).toMatchObject({
    endpoints: { '/cgi-bin/stable_token': { calls: 1_000, results: { ok: 1_000 } } },
    tokensIssued: { stable: 1 },
  });
});

it('neither kind of token ends the other', async () => {
  const stable = await fetchToken('stable');
  await fetchToken('classic');
  await fetchToken('classic');
  await later(301);
  expect((await fetchToken('stable')).access_token).toBe(stable.access_token);
  expect(await post(send, stable.access_token, { touser: 'nobody' })).toMatchObject({ errcode: 40003 });
});

it('tells a token that is none from one that is not known', async () => {
  expect(await post(send, 'nonsense!', {})).toMatchObject({ errcode: 40014 });
  expect(await post(send, '88_unknown', {})).toMatchObject({ errcode: 40001 });
});

it.each([
  ['addressAllowed', false, 40164],
  ['secretFrozen', true, 40243],
])('refuses tokens by %s, while those at hand go on', async (name, value, errcode) => {
  const { access_token } = await fetchToken('stable');
  await settings({ [name]: value });
  expect(await fetchToken('stable')).toMatchObject({ errcode });
  expect(await fetchToken('classic')).toMatchObject({ errcode });
  expect(await post(send, access_token, { touser: 'nobody' })).toMatchObject({ errcode: 40003 });
});

it('answers 45011 until the minute is over and 45009 until the day is', async () => {
  const { access_token } = await fetchToken('stable');
  await control(simulator, 'POST', '/sim/settings', { quotas: { [send]: { perDay: 3, perMinute: 2 } } });
  const call = async () => (await post(send, access_token, { touser: 'nobody' }))['errcode'];
  expect([await call(), await call(), await call()]).toEqual([40003, 40003, 45011]);
  await later(60);
  expect([await call(), await call()]).toEqual([40003, 45009]);
  await later(86_400);
  const next = (await fetchToken('stable')).access_token;
  expect(await post(send, next, { touser: 'nobody' })).toMatchObject({ errcode: 40003 });
});

it('begins the day anew by clear_quota, ten times a month and only for the token that asks', async () => {
  const { access_token } = await fetchToken('stable');
  await settings({ quotas: { [send]: { perDay: 1 } } });
  const call = async () => (await post(send, access_token, { touser: 'nobody' }))['errcode'];
  const clear = (appid: string) => post('/cgi-bin/clear_quota', access_token, { appid });
  expect([await call(), await call()]).toEqual([40003, 45009]);
  expect(await clear(merchant().officialAccount.appId)).toMatchObject({ errcode: 40013 });
  for (let time = 0; time < 10; time++) expect(await clear(merchant().appId)).toEqual({ errcode: 0, errmsg: 'ok' });
  expect([await call(), await call()]).toEqual([40003, 45009]);
  expect(await clear(merchant().appId)).toMatchObject({ errcode: 48006 });
  expect((await stats()).callsToday[`${merchant().appId} ${send}`]).toBe(1);
});

it('counts each account for itself', async () => {
  const mini = (await fetchToken('stable')).access_token;
  const official = (await fetchToken('stable', merchant().officialAccount)).access_token;
  await settings({ quotas: { '/cgi-bin/clear_quota': { perDay: 1 } } });
  expect(await post('/cgi-bin/clear_quota', mini, { appid: merchant().appId })).toMatchObject({ errcode: 0 });
  expect(await post('/cgi-bin/clear_quota', official, { appid: merchant().officialAccount.appId })).toMatchObject({
    errcode: 0,
  });
});

it('wants the published method', async () => {
  const reply = await simulator.app.inject(`${send}?access_token=x`);
  expect(JSON.parse(reply.body)).toMatchObject({ errcode: 43002 });
});
