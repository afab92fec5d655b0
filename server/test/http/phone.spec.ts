import type { ServerResponse } from 'node:http';
import type { BoundPhone, MemberSession } from '@jieti/shared/api/auth';
import type { ErrorBody } from '@jieti/shared/api/errors';
import { PersonalData } from '../../src/members/personal-data.js';
import { json, startFakeServer, type FakeServer, type SeenRequest } from '../wechat/fake-server.js';
import { wechatSettings } from '../wechat/wechat-settings.js';
import { HttpShop } from './http-shop.js';

const appId = 'wx2421b1c4370ec43b';
const info = (number: string, change: object = {}) => ({
  errcode: 0,
  errmsg: 'ok',
  phone_info: {
    phoneNumber: number,
    purePhoneNumber: number,
    countryCode: '86',
    watermark: { timestamp: 1637744274, appid: appId },
    ...change,
  },
});

let shop: HttpShop;
let wechat: FakeServer;
let onPhone: (request: SeenRequest, response: ServerResponse) => void;

beforeAll(async () => {
  wechat = await startFakeServer((request, response) => {
    if (request.path === '/sns/jscode2session') return json(response, { openid: request.query.get('js_code') });
    if (request.path === '/cgi-bin/stable_token') return json(response, { access_token: 't', expires_in: 7200 });
    return onPhone(request, response);
  });
  shop = await HttpShop.open(wechatSettings(wechat.base));
});
afterAll(async () => {
  await shop.close();
  await wechat.close();
});

const login = async (code: string) =>
  (await shop.post('/api/auth/join', { code, noticeVersion: 1 })).json<MemberSession>();

test('a number is asked for with the openid it must belong to, stored sealed, and told masked', async () => {
  onPhone = (_, response) => json(response, info('13800001234'));
  const { token, memberId } = await login('o-phone');
  const answer = await shop.post('/api/auth/phone', { code: 'e31968a7' }, token);
  expect([answer.status, answer.json<BoundPhone>().phone]).toEqual([200, '138****1234']);
  const asked = wechat.seen.find((request) => request.path === '/wxa/business/getuserphonenumber');
  expect(JSON.parse(asked?.body ?? '')).toEqual({ code: 'e31968a7', openid: 'o-phone' });
  const [row] = await shop.query<{ phone_cipher: string }>('SELECT phone_cipher FROM member WHERE id = ?', [memberId]);
  expect(shop.app.get(PersonalData, { strict: false }).decrypt(row!.phone_cipher)).toBe('13800001234');
  expect(shop.log.join('\n')).not.toContain('13800001234');
});

test.each([
  [{ errcode: 40029, errmsg: 'code invalid' }, 410, 'phone_code_invalid', '请再点一次'],
  [{ errcode: 40013, errmsg: 'invalid appid' }, 409, 'phone_app_mismatch', '另一个小程序'],
  [info('13800001234', { watermark: { timestamp: 1, appid: 'wxother' } }), 409, 'phone_app_mismatch', '另一个小程序'],
  [{ errcode: 45009, errmsg: 'reach limit' }, 503, 'phone_quota_gone', '没有手机号也能用'],
  [info('xxxxxx'), 503, 'wechat_unavailable', '稍后再试'],
])('when WeChat says %j, the person reads why, and the number they had stays', async (reply, status, code, words) => {
  const { token, memberId } = await login('o-kept');
  onPhone = (_, response) => json(response, info('13900005678'));
  await shop.post('/api/auth/phone', { code: 'first' }, token);
  onPhone = (_, response) => json(response, reply);
  const answer = await shop.post('/api/auth/phone', { code: 'second' }, token);
  expect([answer.status, answer.json<ErrorBody>().code]).toEqual([status, code]);
  expect(answer.json<ErrorBody>().message).toContain(words);
  expect(await shop.query('SELECT phone_mask FROM member WHERE id = ?', [memberId])).toEqual([
    { phone_mask: '139****5678' },
  ]);
});

test('a code whose answer was lost is not taken twice', async () => {
  const { token } = await login('o-lost');
  onPhone = (_, response) => response.socket?.destroy();
  const answer = await shop.post('/api/auth/phone', { code: 'lost' }, token);
  expect([answer.status, answer.json<ErrorBody>().code]).toEqual([503, 'wechat_unavailable']);
  expect(wechat.seen.filter((request) => request.body.includes('lost'))).toHaveLength(1);
});

test('staff have no telephone number here', async () => {
  expect((await shop.post('/api/auth/phone', { code: 'x' }, await shop.staff('owner'))).status).toBe(403);
  expect((await shop.post('/api/auth/phone', { code: 'x' })).status).toBe(401);
});
