import type { ServerResponse } from 'node:http';
import { TestClock } from '../../test/setup/test-clock.js';
import { openTestDatabase, type TestDatabase } from '../../test/setup/test-database.js';
import { json, startFakeServer, text, type FakeServer, type SeenRequest } from '../../test/wechat/fake-server.js';
import { wechatClient } from '../../test/wechat/wechat-client.js';
import { wechatSettings } from '../../test/wechat/wechat-settings.js';
import type { MessageSender } from './message-sender.js';
import { WechatHttp } from './wechat-http.js';

let database: TestDatabase;
let server: FakeServer;
let http: WechatHttp;
let clock: TestClock;
let tokensGiven: number;
let onSend: (request: SeenRequest, response: ServerResponse) => void;

beforeEach(async () => {
  tokensGiven = 0;
  database = await openTestDatabase();
  onSend = (_, response) => text(response, '{"errcode":0,"errmsg":"ok","msgid":3248682510344192008}');
  server = await startFakeServer((request, response) => {
    if (request.path !== '/cgi-bin/stable_token') return onSend(request, response);
    tokensGiven += 1;
    json(response, { access_token: `token ${tokensGiven}`, expires_in: 7200 });
  });
  clock = new TestClock();
  http = patient();
});

afterEach(async () => {
  await http.onApplicationShutdown();
  await server.close();
  await database.drop();
});

/** Patient enough for a busy machine; where the patience matters, it is short. */
const patient = () => WechatHttp.withTimeouts({ connect: 5_000, reply: 20_000, total: 20_000 });

async function makeImpatient(): Promise<void> {
  await http.onApplicationShutdown();
  http = WechatHttp.withTimeouts({ connect: 5_000, reply: 200, total: 400 });
}

function sender(base = server.base): MessageSender {
  return wechatClient({ database, http, clock, settings: wechatSettings(base) }).sender;
}

const message = {
  openid: 'o-1',
  templateId: 'template-1',
  page: 'pages/perks/index',
  data: { thing1: { value: '金卡' } },
};
const sends = (): SeenRequest[] => server.seen.filter((request) => request.path.endsWith('/send'));

test('a subscription message goes out as WeChat wants it, and its 64-bit number is kept', async () => {
  expect(await sender().sendSubscription(message)).toEqual({ kind: 'sent', msgid: '3248682510344192008' });
  const [request] = sends();
  expect(request?.path).toBe('/cgi-bin/message/subscribe/send');
  expect(request?.query.get('access_token')).toBe('token 1');
  expect(JSON.parse(request?.body ?? '')).toEqual({
    touser: 'o-1',
    template_id: 'template-1',
    page: 'pages/perks/index',
    miniprogram_state: 'formal',
    lang: 'zh_CN',
    data: { thing1: { value: '金卡' } },
  });
});

test('an official-account notice names our message, so that WeChat drops a repeat', async () => {
  await sender().sendOfficialAccount(message, '42');
  const [token, request] = server.seen;
  expect(JSON.parse(token?.body ?? '')).toMatchObject({ appid: 'wx0000000000000oa1', force_refresh: false });
  expect(request?.path).toBe('/cgi-bin/message/template/send');
  expect(JSON.parse(request?.body ?? '')).toMatchObject({
    touser: 'o-1',
    client_msg_id: '42',
    miniprogram: { appid: 'wx2421b1c4370ec43b', pagepath: 'pages/perks/index' },
  });
});

test('fifty sends at once fetch one token', async () => {
  const one = sender();
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => one.sendSubscription(message)));
  expect(outcomes.every((outcome) => outcome.kind === 'sent')).toBe(true);
  expect(tokensGiven).toBe(1);
});

test('when the token expires under fifty sends, one is fetched and all succeed', async () => {
  onSend = (request, response) =>
    request.query.get('access_token') === 'token 1'
      ? json(response, { errcode: 42001, errmsg: 'access_token expired rid: 1-2-3' })
      : json(response, { errcode: 0, errmsg: 'ok' });
  const one = sender();
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => one.sendSubscription(message)));
  expect(outcomes.every((outcome) => outcome.kind === 'sent')).toBe(true);
  expect(tokensGiven).toBe(2);
});

test('a token that stays refused is fetched once more and no further', async () => {
  onSend = (_, response) => json(response, { errcode: 40001, errmsg: 'invalid credential' });
  expect(await sender().sendSubscription(message)).toEqual({ kind: 'later', reason: 'token_refused' });
  expect(sends()).toHaveLength(2);
  expect(tokensGiven).toBe(2);
});

test('a token is used until shortly before its end', async () => {
  const one = sender();
  await one.sendSubscription(message);
  clock.advance(7_130_000);
  await one.sendSubscription(message);
  expect(tokensGiven).toBe(1);
  clock.advance(20_000);
  await one.sendSubscription(message);
  expect(tokensGiven).toBe(2);
});

test('a server that never answers leaves the outcome unknown, and is asked once', async () => {
  await makeImpatient();
  onSend = () => undefined;
  expect(await sender().sendSubscription(message)).toEqual({ kind: 'unknown' });
  expect(sends()).toHaveLength(1);
});

test('an answer that trickles is given up', async () => {
  await makeImpatient();
  onSend = (_, response) => {
    response.writeHead(200, { 'content-length': '1000' });
    const timer = setInterval(() => response.write(' '), 50);
    response.on('close', () => clearInterval(timer));
  };
  expect(await sender().sendSubscription(message)).toEqual({ kind: 'unknown' });
});

test('a connection cut before, within or after the answer is unknown and not repeated', async () => {
  const cuts: ((response: ServerResponse) => void)[] = [
    (response) => response.socket?.destroy(),
    (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"errcode":0', () => response.socket?.destroy());
    },
  ];
  for (const cut of cuts) {
    onSend = (_, response) => cut(response);
    expect(await sender().sendSubscription(message)).toEqual({ kind: 'unknown' });
  }
  expect(sends()).toHaveLength(2);
});

test('an answer that is no JSON is unknown', async () => {
  onSend = (_, response) => text(response, '{"errcode":0,"errm');
  expect(await sender().sendSubscription(message)).toEqual({ kind: 'unknown' });
});

test('where nobody listens, nothing has been sent: try later', async () => {
  const gone = server.base;
  await server.close();
  expect(await sender(gone).sendSubscription(message)).toEqual({ kind: 'later', reason: 'unreachable', pause: true });
});
