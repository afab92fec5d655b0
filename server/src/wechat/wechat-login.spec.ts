import { json, startFakeServer, type FakeServer } from '../../test/wechat/fake-server.js';
import { wechatSettings } from '../../test/wechat/wechat-settings.js';
import { WechatHttp } from './wechat-http.js';
import { WechatLogin } from './wechat-login.js';

let server: FakeServer;
let http: WechatHttp;
let reply: unknown;

beforeEach(async () => {
  reply = { openid: 'o-lin', session_key: 'secret', unionid: 'u-lin' };
  server = await startFakeServer((_, response) => json(response, reply));
  http = WechatHttp.withTimeouts({ connect: 5_000, reply: 20_000, total: 20_000 });
});

afterEach(async () => {
  await http.onApplicationShutdown();
  await server.close();
});

const exchange = (code: string) => new WechatLogin(http, wechatSettings(server.base)).exchange(code);

test('a code becomes who is there, and nothing more', async () => {
  expect(await exchange('a&b=c')).toEqual({ openid: 'o-lin', unionid: 'u-lin' });
  const query = Object.fromEntries(server.seen[0]?.query ?? []);
  expect(query).toMatchObject({ js_code: 'a&b=c', grant_type: 'authorization_code', appid: 'wx2421b1c4370ec43b' });
});

test('there may be no unionid', async () => {
  reply = { errcode: 0, openid: 'o-lin' };
  expect(await exchange('code')).toEqual({ openid: 'o-lin', unionid: null });
});

test.each([
  [40029, 'login_code_invalid'],
  [40163, 'login_code_invalid'],
  [40226, 'login_code_invalid'],
  [45011, 'too_many_requests'],
  [-1, 'wechat_unavailable'],
  [40125, 'wechat_unavailable'],
])('errcode %i is refused as %s', async (errcode, code) => {
  reply = { errcode, errmsg: 'rid: 1-2-3' };
  await expect(exchange('code')).rejects.toMatchObject({ code });
});

test('an answer without an openid is no answer', async () => {
  reply = { session_key: 'x' };
  await expect(exchange('code')).rejects.toMatchObject({ code: 'wechat_unavailable' });
});
