import type { ServerResponse } from 'node:http';
import { json, startFakeServer, type FakeServer } from '../../test/wechat/fake-server.js';
import { wechatSettings } from '../../test/wechat/wechat-settings.js';
import { WechatAccounts } from './wechat-accounts.js';
import { WechatHttp } from './wechat-http.js';
import { WechatLogin } from './wechat-login.js';

let server: FakeServer;
let http: WechatHttp;
let answers: ((response: ServerResponse) => void)[];
const saying = (body: unknown) => (response: ServerResponse) => json(response, body);

beforeEach(async () => {
  answers = [saying({ openid: 'o-lin', session_key: 'secret', unionid: 'u-lin' })];
  server = await startFakeServer((_, response) => (answers.length > 1 ? answers.shift() : answers[0])?.(response));
  http = WechatHttp.withTimeouts({ connect: 5_000, reply: 20_000, total: 20_000 });
});

afterEach(async () => {
  await http.onApplicationShutdown();
  await server.close();
});

function exchange(code: string, changes: Parameters<typeof wechatSettings>[1] = {}) {
  const settings = wechatSettings(server.base, changes);
  return new WechatLogin(http, new WechatAccounts(settings), settings).exchange(code);
}

test('a code becomes who is there, and nothing more', async () => {
  expect(await exchange('a&b=c')).toEqual({ openid: 'o-lin', unionid: 'u-lin', sessionKey: null });
  const query = Object.fromEntries(server.seen[0]?.query ?? []);
  expect(query).toMatchObject({ js_code: 'a&b=c', grant_type: 'authorization_code', appid: 'wx2421b1c4370ec43b' });
});

test('there may be no unionid', async () => {
  answers = [saying({ errcode: 0, openid: 'o-lin' })];
  expect(await exchange('code')).toEqual({ openid: 'o-lin', unionid: null, sessionKey: null });
});

test('what WeChat refuses is refused', async () => {
  answers = [saying({ errcode: 40163, errmsg: 'code been used rid: 1-2-3' })];
  await expect(exchange('code')).rejects.toMatchObject({ code: 'login_code_invalid' });
  expect(server.seen).toHaveLength(1);
});

test('a shop without an account cannot be signed in to', async () => {
  await expect(exchange('code', { appId: '' })).rejects.toMatchObject({ code: 'wechat_settings_wrong' });
  expect(server.seen).toHaveLength(0);
});

test('a busy WeChat is asked again', async () => {
  answers.unshift(saying({ errcode: -1, errmsg: 'system error' }));
  expect(await exchange('code')).toEqual({ openid: 'o-lin', unionid: 'u-lin', sessionKey: null });
  expect(server.seen).toHaveLength(2);
});

test('a code whose answer was lost is not taken twice', async () => {
  answers.unshift((response) => response.socket?.destroy());
  await expect(exchange('code')).rejects.toMatchObject({ code: 'wechat_unavailable' });
  expect(server.seen).toHaveLength(1);
});

test('an answer without an openid is no answer', async () => {
  answers = [saying({ session_key: 'x' })];
  await expect(exchange('code')).rejects.toMatchObject({ code: 'wechat_unavailable' });
});
