import { TestClock } from '../../test/setup/test-clock.js';
import { openTestDatabase, type TestDatabase } from '../../test/setup/test-database.js';
import { json, startFakeServer, type FakeServer } from '../../test/wechat/fake-server.js';
import { wechatClient } from '../../test/wechat/wechat-client.js';
import { wechatSettings } from '../../test/wechat/wechat-settings.js';
import { contentFields } from './template-content.js';
import { WechatHttp } from './wechat-http.js';

let database: TestDatabase;
let server: FakeServer;
let http: WechatHttp;
let clock: TestClock;
let client: ReturnType<typeof wechatClient>;
let answer: object;

beforeEach(async () => {
  answer = { errcode: 0, errmsg: 'ok' };
  database = await openTestDatabase();
  server = await startFakeServer((request, response) =>
    json(response, request.path === '/cgi-bin/stable_token' ? { access_token: 't', expires_in: 7200 } : answer),
  );
  http = WechatHttp.withTimeouts({ connect: 5_000, reply: 20_000, total: 20_000 });
  clock = new TestClock();
  client = wechatClient({ database, http, clock, settings: wechatSettings(server.base) });
  await list('会员等级:{{thing1.DATA}}\n');
});

afterEach(async () => {
  await http.onApplicationShutdown();
  await server.close();
  await database.drop();
});

/** WeChat lists one template with this content, and none when it is empty. */
async function list(content: string): Promise<void> {
  const template = { templateId: 'template-1', title: '会员等级变更通知', content };
  const templates = content === '' ? [] : [{ ...template, fields: contentFields(content, new Map()) }];
  await database.transactions.run((tx) => client.catalogueRows.replace(tx, 'miniProgram', templates, clock.now()));
  client.catalogue.forget();
}

const send = (data: Readonly<Record<string, { readonly value: string }>>, templateId = 'template-1') =>
  client.sender.sendSubscription({ openid: 'o-1', templateId, page: 'pages/perks/index', data });
const sends = () => server.seen.filter((request) => request.path.endsWith('/send')).length;
const row = async () => (await client.listed.list())[0];

test('data that fits its template goes out', async () => {
  expect(await send({ thing1: { value: '金卡' } })).toEqual({ kind: 'sent', msgid: null });
});

test.each([
  ['a missing key', {}, '缺少 thing1'],
  ['an unknown key', { thing1: { value: '金卡' }, thing2: { value: '豆子' } }, '模板里没有 thing2'],
  ['a value against the rule', { thing1: { value: '换\n行' } }, '内容不合要求 thing1'],
])('%s ends as bad_params without a call, and the template says why', async (_, data, error) => {
  expect(await send(data)).toEqual({ kind: 'failed', reason: 'bad_params' });
  expect(sends()).toBe(0);
  expect(await row()).toMatchObject({ lastError: error, lastErrorAt: clock.now() });
});

test('a template nobody has listed is left to WeChat', async () => {
  expect(await send({ keyword9: { value: 'x' } }, 'template-2')).toEqual({ kind: 'sent', msgid: null });
});

test('a template that has gone from the list is left to WeChat: the list may be older than the template', async () => {
  await list('');
  expect(await row()).toMatchObject({ state: 'missing' });
  expect(await send({ thing1: { value: '金卡' } })).toEqual({ kind: 'sent', msgid: null });
});

test('changed content counts from the next look at it', async () => {
  await list('会员等级:{{thing1.DATA}}\n有效期:{{date2.DATA}}\n');
  expect(await send({ thing1: { value: '金卡' } })).toEqual({ kind: 'failed', reason: 'bad_params' });
  clock.advance(30_000);
  await list('会员等级:{{thing1.DATA}}\n');
  expect(await send({ thing1: { value: '金卡' } })).toEqual({ kind: 'sent', msgid: null });
});

test('a ban is seen in a send, kept, and lifted by the next success', async () => {
  answer = { errcode: 43107, errmsg: 'template banned' };
  expect(await send({ thing1: { value: '金卡' } })).toEqual({ kind: 'failed', reason: 'template_banned' });
  expect(await row()).toMatchObject({ bannedAt: clock.now(), lastError: '微信停用了这个模板（43107）' });
  answer = { errcode: 0, errmsg: 'ok' };
  await send({ thing1: { value: '金卡' } });
  expect(await row()).toMatchObject({ bannedAt: null, lastError: null });
});

test('a refused template id is kept too, also where no list has named it', async () => {
  answer = { errcode: 40037, errmsg: 'invalid template_id' };
  await send({ thing1: { value: '金卡' } }, 'template-9');
  expect((await client.listed.list()).find((one) => one.templateId === 'template-9')).toMatchObject({
    syncedAt: null,
    lastError: '这个模板不属于本账号（40037）',
  });
});

test('an error that repeats is written once a minute', async () => {
  answer = { errcode: 47003, errmsg: 'argument invalid! data.thing1.value invalid' };
  const first = clock.now();
  for (let i = 0; i < 5; i += 1) await send({ thing1: { value: '金卡' } });
  clock.advance(59_999);
  await send({ thing1: { value: '金卡' } });
  expect(await row()).toMatchObject({ lastErrorAt: first });
  clock.advance(1);
  await send({ thing1: { value: '金卡' } });
  expect(await row()).toMatchObject({ lastErrorAt: clock.now() });
});
