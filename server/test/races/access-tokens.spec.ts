import type { ServerResponse } from 'node:http';
import { openDatabase, type Database } from '../../src/db/open-database.js';
import { WechatHttp } from '../../src/wechat/wechat-http.js';
import { TestClock } from '../setup/test-clock.js';
import { openTestDatabase, type TestDatabase } from '../setup/test-database.js';
import { json, startFakeServer, text, type FakeServer, type SeenRequest } from '../wechat/fake-server.js';
import { wechatClient } from '../wechat/wechat-client.js';
import { wechatSettings } from '../wechat/wechat-settings.js';

type Client = ReturnType<typeof wechatClient>;

const HOUR = 3_600_000;
const message = (n: number) => ({
  openid: `o-${n}`,
  templateId: 'template-1',
  page: 'pages/perks/index',
  data: { thing1: { value: '金卡' } },
});

let database: TestDatabase;
let second: Database;
let http: WechatHttp;
let clock: TestClock;
let server: FakeServer;
let tokensGiven: number;
let onToken: (response: ServerResponse) => void;
let onSend: (request: SeenRequest, response: ServerResponse) => void;

beforeEach(async () => {
  tokensGiven = 0;
  onToken = (response) => json(response, { access_token: `token ${tokensGiven}`, expires_in: 7200 });
  onSend = (_, response) => text(response, '{"errcode":0,"errmsg":"ok","msgid":3248682510344192008}');
  database = await openTestDatabase();
  second = await openDatabase(database.location);
  server = await startFakeServer(async (request, response) => {
    if (request.path !== '/cgi-bin/stable_token') return onSend(request, response);
    tokensGiven += 1;
    await new Promise((done) => setTimeout(done, 50));
    onToken(response);
  });
  http = WechatHttp.withTimeouts({ connect: 5_000, reply: 20_000, total: 20_000 });
  clock = new TestClock();
});

afterEach(async () => {
  await http.onApplicationShutdown();
  await server.close();
  await second.close();
  await database.drop();
});

/** Two processes: nothing in common but the database. */
function processes(changes: Parameters<typeof wechatSettings>[1] = {}): readonly [Client, Client] {
  const settings = wechatSettings(server.base, changes);
  const of = (on: Database) => wechatClient({ database: on, http, clock, settings });
  return [of(database), of(second)];
}

async function sendFromBoth(clients: readonly [Client, Client], count: number): Promise<ReadonlyMap<string, number>> {
  const outcomes = await Promise.all(
    Array.from({ length: count }, (_, n) => clients[n % 2 === 0 ? 0 : 1].sender.sendSubscription(message(n))),
  );
  const counts = new Map<string, number>();
  for (const { kind } of outcomes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

test('two processes and a thousand sends fetch one token', async () => {
  expect(await sendFromBoth(processes(), 1000)).toEqual(new Map([['sent', 1000]]));
  expect(tokensGiven).toBe(1);
});

test('a token that was refused under a thousand sends is replaced by one, for both processes', async () => {
  const both = processes();
  await sendFromBoth(both, 2);
  onSend = (request, response) =>
    json(response, request.query.get('access_token') === 'token 1' ? { errcode: 40001 } : { errcode: 0 });
  expect(await sendFromBoth(both, 1000)).toEqual(new Map([['sent', 1000]]));
  expect(tokensGiven).toBe(2);
});

test('a token that runs out is fetched again once, by whoever comes first', async () => {
  const both = processes();
  await sendFromBoth(both, 20);
  clock.advance(2 * HOUR);
  await sendFromBoth(both, 100);
  expect(tokensGiven).toBe(2);
});

test('the token lies sealed in the database', async () => {
  await sendFromBoth(processes(), 1);
  const [row] = await database.reader.query<{ token: string }>('SELECT token FROM wechat_token');
  expect(row?.token).toMatch(/^[A-Za-z0-9+/=]{40,}$/);
  expect(Buffer.from(row?.token ?? '', 'base64').toString('latin1')).not.toContain('token 1');
});

test('a wrong secret is tried once in a while, not by every send', async () => {
  onToken = (response) => json(response, { errcode: 40125, errmsg: 'invalid appsecret rid: 1-2-3' });
  const both = processes();
  expect(await sendFromBoth(both, 200)).toEqual(new Map([['later', 200]]));
  expect(tokensGiven).toBe(1);
  clock.advance(29_000);
  await sendFromBoth(both, 10);
  expect(tokensGiven).toBe(1);
  clock.advance(2_000);
  await sendFromBoth(both, 10);
  expect(tokensGiven).toBe(2);
  clock.advance(31_000);
  await sendFromBoth(both, 10);
  expect(tokensGiven).toBe(2);
});

test('a corrected secret is tried at once', async () => {
  onToken = (response) => json(response, { errcode: 40125, errmsg: 'invalid appsecret' });
  await sendFromBoth(processes(), 10);
  onToken = (response) => json(response, { access_token: 'good', expires_in: 7200 });
  expect(await sendFromBoth(processes({ appSecret: 'another secret' }), 10)).toEqual(new Map([['sent', 10]]));
  expect(tokensGiven).toBe(2);
});

test('another secret fetches a token of its own, for everybody who has it', async () => {
  await sendFromBoth(processes(), 10);
  expect(await sendFromBoth(processes({ appSecret: 'another secret' }), 100)).toEqual(new Map([['sent', 100]]));
  expect(tokensGiven).toBe(2);
});

test('a wrong secret does not live on the token of the right one', async () => {
  await sendFromBoth(processes(), 10);
  onToken = (response) => json(response, { errcode: 40125, errmsg: 'invalid appsecret' });
  const wrong = processes({ appSecret: 'wrong secret' });
  expect(await sendFromBoth(wrong, 10)).toEqual(new Map([['later', 10]]));
  expect(await sendFromBoth(wrong, 10)).toEqual(new Map([['later', 10]]));
  expect(tokensGiven).toBe(2);
});

test('a second token refused at once is not fetched a third time by every send', async () => {
  onSend = (_, response) => json(response, { errcode: 40001, errmsg: 'invalid credential' });
  expect(await sendFromBoth(processes(), 400)).toEqual(new Map([['later', 400]]));
  expect(tokensGiven).toBe(2);
});

test('who dies while fetching is waited for no longer than the lease', async () => {
  const [one, two] = processes();
  const lease =
    "INSERT INTO wechat_token (app_key, version, fresh_until, lease_owner, lease_until, retry_at, failures, credential) VALUES ('app:wx2421b1c4370ec43b', 0, 0, 'dead', ?, 0, 0, '')";
  await database.transactions.run((tx) => tx.execute(lease, [clock.now() + 20_000]));
  const waiting = one.sender.sendSubscription(message(1));
  await new Promise((done) => setTimeout(done, 100));
  expect(tokensGiven).toBe(0);
  clock.advance(20_000);
  expect((await waiting).kind).toBe('sent');
  expect((await two.sender.sendSubscription(message(2))).kind).toBe('sent');
  expect(tokensGiven).toBe(1);
});

test('what was sealed under another secret is fetched anew', async () => {
  await sendFromBoth(processes(), 1);
  await database.transactions.run((tx) => tx.execute("UPDATE wechat_token SET token = 'AAAA'"));
  expect(await sendFromBoth(processes(), 10)).toEqual(new Map([['sent', 10]]));
  expect(tokensGiven).toBe(2);
});

test('a busy WeChat is asked again before giving up, and every process knows when to come back', async () => {
  onToken = (response) => json(response, { errcode: -1, errmsg: 'system error' });
  const both = processes();
  expect(await sendFromBoth(both, 20)).toEqual(new Map([['later', 20]]));
  expect(tokensGiven).toBe(3);
  onToken = (response) => json(response, { access_token: 'good', expires_in: 7200 });
  clock.advance(1_000);
  expect(await sendFromBoth(both, 20)).toEqual(new Map([['sent', 20]]));
  expect(tokensGiven).toBe(4);
});
