import type { ErrorBody } from '@jieti/shared/api/errors';
import type { StoreJoins } from '@jieti/shared/api/stores';
import { json, startFakeServer, type FakeServer } from '../wechat/fake-server.js';
import { wechatSettings } from '../wechat/wechat-settings.js';
import { HttpShop } from './http-shop.js';

let shop: HttpShop;
let wechat: FakeServer;
let refusal: number | null = null;
const drawn: unknown[] = [];

beforeAll(async () => {
  wechat = await startFakeServer(({ path, query, body }, response) => {
    if (path === '/sns/jscode2session') return json(response, { openid: query.get('js_code') });
    if (path === '/cgi-bin/stable_token') return json(response, { access_token: 't', expires_in: 7200 });
    if (path !== '/wxa/getwxacodeunlimit' || refusal !== null)
      return json(response, { errcode: refusal ?? 48001, errmsg: 'no' });
    drawn.push(JSON.parse(body));
    return void response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
  });
  shop = await HttpShop.open(wechatSettings(wechat.base));
  await shop.run((tx) =>
    tx.execute("INSERT INTO store (id, name, created_at) VALUES ('anfu', '安福路店', 1), ('xian', '西岸店', 1)"),
  );
});
afterAll(async () => {
  await shop.close();
  await wechat.close();
});
beforeEach(() => {
  refusal = null;
});

const join = (code: string, entry: object) => shop.post('/api/auth/join', { code, noticeVersion: 1, entry });

test('D261 a code is drawn in print size, with a campaign as far as it fits', async () => {
  const owner = await shop.staff('owner');
  expect((await shop.get('/api/stores/anfu/code.png?campaign=winter', owner)).status).toBe(200);
  expect(drawn.at(-1)).toMatchObject({ scene: 's=anfu&c=winter', page: 'pages/home/index', width: 1280 });
  const long = await shop.get(`/api/stores/anfu/code.png?campaign=${'x'.repeat(24)}`, owner);
  expect([long.status, long.json<ErrorBody>().details?.[0]?.field]).toEqual([400, 'campaign']);
  expect((await shop.get('/api/stores/anfu/code.png?campaign=a%26b', owner)).status).toBe(400);
});

test('what WeChat refuses is said, not drawn', async () => {
  const owner = await shop.staff('owner');
  const code = async () => (await shop.get('/api/stores/anfu/code.png', owner)).json<ErrorBody>().code;
  refusal = 45009;
  expect(await code()).toBe('too_many_requests');
  refusal = 41030;
  expect(await code()).toBe('wechat_settings_wrong');
});

test('D261 who joined by the codes is counted by store, day and campaign', async () => {
  await join('o-1', { storeId: 'anfu' });
  await join('o-2', { storeId: 'anfu', campaign: 'winter' });
  await join('o-3', { storeId: 'anfu', campaign: 'winter' });
  await join('o-4', { storeId: 'anfu', invitation: '12345678' });
  await join('o-5', { campaign: 'winter' });
  const { items, to, pageTitle } = (
    await shop.get('/api/stores/joins', await shop.staff('operator'))
  ).json<StoreJoins>();
  const [anfu, xian] = items;
  expect(pageTitle).toBe('会员卡');
  expect(anfu).toMatchObject({ id: 'anfu', joined: 3, campaigns: [{ campaign: 'winter', joined: 2 }] });
  expect(anfu?.days).toHaveLength(30);
  expect(anfu?.days.at(-1)).toEqual({ day: to, joined: 3 });
  expect(xian).toMatchObject({ joined: 0, lastJoinedAt: null, campaigns: [] });
  expect((await shop.get('/api/stores/joins', await shop.staff('clerk'))).status).toBe(403);
});
