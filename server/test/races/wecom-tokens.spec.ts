import { openDatabase, type Database } from '../../src/db/open-database.js';
import { WechatHttp } from '../../src/wechat/wechat-http.js';
import { TestClock } from '../setup/test-clock.js';
import { openTestDatabase, type TestDatabase } from '../setup/test-database.js';
import { json, startFakeServer, type FakeServer } from '../wechat/fake-server.js';
import { wecomClient, wecomSettings } from '../wechat/wecom-client.js';

let database: TestDatabase;
let second: Database;
let http: WechatHttp;
let server: FakeServer;
let tokensGiven: number;
let refused: string;

beforeEach(async () => {
  tokensGiven = 0;
  refused = '';
  database = await openTestDatabase();
  second = await openDatabase(database.location);
  server = await startFakeServer((request, response) => {
    if (request.path !== '/cgi-bin/gettoken') {
      const isRefused = request.query.get('access_token') === refused;
      return json(response, isRefused ? { errcode: 42001, errmsg: 'expired' } : { errcode: 0, follow_user: [] });
    }
    tokensGiven += 1;
    return json(response, { errcode: 0, access_token: `token ${tokensGiven}`, expires_in: 7200 });
  });
  http = WechatHttp.withTimeouts({ connect: 5_000, reply: 20_000, total: 20_000 });
});

afterEach(async () => {
  await http.onApplicationShutdown();
  await server.close();
  await second.close();
  await database.drop();
});

async function callFromBoth(count: number): Promise<readonly string[]> {
  const clock = new TestClock();
  const settings = wecomSettings(server.base);
  const [one, two] = [database, second].map((on) => wecomClient({ database: on, http, clock, settings }).contacts);
  const outcomes = await Promise.all(Array.from({ length: count }, (_, n) => (n % 2 === 0 ? one : two)!.listStaff()));
  return [...new Set(outcomes.map((outcome) => outcome.kind))];
}

test('two processes and a thousand calls of WeCom fetch one token', async () => {
  expect(await callFromBoth(1000)).toEqual(['ok']);
  expect(tokensGiven).toBe(1);
});

test('an expired token is replaced by one, for both processes', async () => {
  await callFromBoth(2);
  refused = 'token 1';
  expect(await callFromBoth(400)).toEqual(['ok']);
  expect(tokensGiven).toBe(2);
});
