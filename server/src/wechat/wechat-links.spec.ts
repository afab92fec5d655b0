import type { ServerResponse } from 'node:http';
import { TestClock } from '../../test/setup/test-clock.js';
import { openTestDatabase, type TestDatabase } from '../../test/setup/test-database.js';
import { json, startFakeServer, type FakeServer } from '../../test/wechat/fake-server.js';
import { wechatClient } from '../../test/wechat/wechat-client.js';
import { wechatSettings } from '../../test/wechat/wechat-settings.js';
import { WechatHttp } from './wechat-http.js';
import { WechatLinks } from './wechat-links.js';

let database: TestDatabase;
let server: FakeServer;
let http: WechatHttp;
let links: WechatLinks;
let onCall: (response: ServerResponse) => void;

beforeAll(async () => {
  database = await openTestDatabase();
  server = await startFakeServer((request, response) =>
    request.path === '/cgi-bin/stable_token'
      ? json(response, { access_token: 't', expires_in: 7200 })
      : onCall(response),
  );
  http = WechatHttp.withTimeouts({ connect: 5_000, reply: 20_000, total: 20_000 });
  const settings = wechatSettings(server.base);
  links = new WechatLinks(wechatClient({ database, http, clock: new TestClock(), settings }).api);
});
beforeEach(() => {
  server.seen.length = 0;
});
afterAll(async () => {
  await http.onApplicationShutdown();
  await server.close();
  await database.drop();
});

const body = () => JSON.parse(server.seen.at(-1)?.body ?? '{}') as unknown;

test('a code is the picture WeChat drew', async () => {
  const picture = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3]);
  onCall = (response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end(picture);
  expect(await links.code('pages/home/index', 'm=42')).toEqual({ kind: 'ok', value: picture });
  expect(body()).toEqual({
    scene: 'm=42',
    page: 'pages/home/index',
    check_path: true,
    env_version: 'release',
    width: 430,
  });
});

test.each(['会员', 'a%20b', 'x'.repeat(33), ''])(
  'a scene that WeChat does not take (%s) is not sent',
  async (scene) => {
    expect(await links.code('pages/home/index', scene)).toEqual({ kind: 'refused', refusal: 'bad_scene' });
    expect(server.seen).toHaveLength(0);
  },
);

test.each([
  [40097, 'bad_scene'],
  [40129, 'bad_scene'],
  [40169, 'bad_scene'],
  [41030, 'page_unknown'],
  [85096, 'not_authorised'],
  [45009, 'rate_limited'],
])('instead of a picture, errcode %i is %s', async (errcode, refusal) => {
  onCall = (response) => json(response, { errcode, errmsg: 'rid: 1-2-3' });
  expect(await links.code('pages/home/index', 'm=42')).toEqual({ kind: 'refused', refusal });
});

test('a link and a scheme are made with their page, their query and their life', async () => {
  onCall = (response) => json(response, { errcode: 0, url_link: 'https://wxaurl.cn/abc' });
  const target = { page: 'pages/home/index', query: 'from=sms' };
  expect(await links.urlLink(target, 30)).toEqual({ kind: 'ok', value: 'https://wxaurl.cn/abc' });
  expect(body()).toEqual({
    path: 'pages/home/index',
    query: 'from=sms',
    expire_type: 1,
    expire_interval: 30,
    env_version: 'release',
  });
  onCall = (response) => json(response, { errcode: 0, openlink: 'weixin://dl/business/?t=abc' });
  expect(await links.scheme(target, 7)).toEqual({ kind: 'ok', value: 'weixin://dl/business/?t=abc' });
  expect(body()).toEqual({
    jump_wxa: { path: 'pages/home/index', query: 'from=sms', env_version: 'release' },
    is_expire: true,
    expire_type: 1,
    expire_interval: 7,
  });
});

test.each([
  [40165, 'bad_target'],
  [40212, 'bad_target'],
  [44990, 'rate_limited'],
  [44993, 'rate_limited'],
  [85079, 'not_authorised'],
  [85401, 'too_long_lived'],
  [85402, 'bad_target'],
  [85406, 'bad_target'],
  [85407, 'bad_target'],
  [85408, 'bad_target'],
  [40002, 'unavailable'],
  [40013, 'unavailable'],
])('instead of a link, errcode %i is %s', async (errcode, refusal) => {
  onCall = (response) => json(response, { errcode, errmsg: 'rid: 1-2-3' });
  expect(await links.urlLink({ page: 'pages/home/index', query: '' }, 1)).toEqual({ kind: 'refused', refusal });
});

test('more than thirty days are refused without a call', async () => {
  expect(await links.scheme({ page: 'pages/home/index', query: '' }, 31)).toMatchObject({ refusal: 'too_long_lived' });
  expect(server.seen).toHaveLength(0);
});
