import type { MemberSession } from '@jieti/shared/api/auth';
import type { ErrorBody } from '@jieti/shared/api/errors';
import type { Avatar, PublicProgramme } from '@jieti/shared/api/joining';
import type { Profile } from '@jieti/shared/api/me';
import { insertTemplateRow } from '../setup/offer-rows.js';
import { json, startFakeServer, type FakeServer } from '../wechat/fake-server.js';
import { wechatSettings } from '../wechat/wechat-settings.js';
import { HttpShop } from './http-shop.js';

let shop: HttpShop;
let wechat: FakeServer;
let numbers: Readonly<Record<string, string>> = {};
let suggest: string | null = 'pass';

const png = (bytes: number) =>
  Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(bytes - 8, 7)]);
const watermark = { timestamp: 1637744274, appid: 'wx2421b1c4370ec43b' };

beforeAll(async () => {
  wechat = await startFakeServer(({ path, query, body }, response) => {
    if (path === '/sns/jscode2session') {
      const [openid, unionid] = (query.get('js_code') ?? '').split('+');
      return json(response, unionid ? { openid, unionid } : { openid });
    }
    if (path === '/cgi-bin/stable_token') return json(response, { access_token: 't', expires_in: 7200 });
    if (path === '/wxa/msg_sec_check')
      return json(
        response,
        suggest === null ? { errcode: 61010, errmsg: 'expired' } : { errcode: 0, result: { suggest } },
      );
    if (path === '/wxa/getwxacodeunlimit') {
      if (JSON.parse(body).scene !== 's=anfu') return json(response, { errcode: 40129, errmsg: 'invalid scene' });
      return void response.writeHead(200, { 'content-type': 'image/png' }).end(png(300));
    }
    if (path !== '/wxa/business/getuserphonenumber') return json(response, { errcode: 48001, errmsg: 'unauthorized' });
    const number = numbers[String(JSON.parse(body).code)];
    const phone_info = { phoneNumber: number, purePhoneNumber: number, countryCode: '86', watermark };
    return json(response, { errcode: 0, errmsg: 'ok', phone_info });
  });
  shop = await HttpShop.open(wechatSettings(wechat.base));
  await shop.run((tx) => tx.execute("INSERT INTO store (id, name, created_at) VALUES ('anfu', '安福路店', 1)"));
  await shop.run((tx) => insertTemplateRow(tx, { key: 'gift-gold', terms: { title: '满 98 减 20' } }));
});
afterAll(async () => {
  await shop.close();
  await wechat.close();
});
beforeEach(() => {
  suggest = 'pass';
});

const join = (code: string, entry: object = {}, noticeVersion = 1) =>
  shop.post('/api/auth/join', { code, noticeVersion, entry });
const joined = async (code: string, entry: object = {}) => (await join(code, entry)).json<MemberSession>();
const rowsOf = (memberId: number) =>
  shop.query(
    `SELECT j.notice_version, j.channel, j.scene, j.store_id, j.campaign, j.referrer_app, m.store_id AS home
     FROM member_joining j JOIN member m ON m.id = j.member_id WHERE j.member_id = ?`,
    [memberId],
  );

test('D230 a login of somebody unknown keeps nothing, and says that they have not joined', async () => {
  const before = await shop.query('SELECT id FROM member');
  const answer = await shop.post('/api/auth/wechat-login', { code: 'o-guest+u-guest' });
  expect([answer.status, answer.json<ErrorBody>().code]).toEqual([404, 'not_joined']);
  expect(await shop.query('SELECT id FROM member')).toEqual(before);
  expect(await shop.query("SELECT member_id FROM member_identity WHERE value LIKE '%guest'")).toEqual([]);
  expect(shop.log.join('\n')).not.toContain('guest');
});

test('D230 whoever has agreed is a member, and is signed in without being asked from then on', async () => {
  const { memberId, isNew } = await joined('o-lin+u-lin');
  expect(isNew).toBe(true);
  const again = (await shop.post('/api/auth/wechat-login', { code: 'o-lin+u-lin' })).json<MemberSession>();
  expect(again).toMatchObject({ memberId, isNew: false });
  const otherApp = (await shop.post('/api/auth/wechat-login', { code: 'o-else+u-lin' })).json<MemberSession>();
  expect(otherApp).toMatchObject({ memberId, isNew: false });
});

test('D230 the agreement is one word of the member’s, however often they join', async () => {
  const { memberId } = await joined('o-agreed');
  await joined('o-agreed');
  expect(await shop.query('SELECT purpose, channel FROM privacy_consent WHERE member_id = ?', [memberId])).toEqual([
    { purpose: 'notice', channel: 'miniProgram' },
  ]);
});

test('D230 what was agreed to must be the notice in force', async () => {
  const answer = await join('o-late', {}, 99);
  expect([answer.status, answer.json<ErrorBody>().code]).toEqual([409, 'notice_changed']);
  expect(await shop.query("SELECT member_id FROM member_identity WHERE value = 'o-late'")).toEqual([]);
});

test('D231 how somebody joined is kept once', async () => {
  const entry = { scene: 1047, storeId: 'anfu', referrerAppId: 'wx1' };
  const { memberId } = await joined('o-store', entry);
  await joined('o-store', { scene: 1008, campaign: 'spring' });
  expect(await rowsOf(memberId)).toEqual([
    {
      ...{ notice_version: 1, channel: 'storeCode', scene: 1047, store_id: 'anfu' },
      ...{ campaign: null, referrer_app: 'wx1', home: 'anfu' },
    },
  ]);
});

test('D231 a store nobody has is left out', async () => {
  const { memberId } = await joined('o-nowhere', { scene: 1047, storeId: 'nowhere' });
  expect(await rowsOf(memberId)).toEqual([
    {
      ...{ notice_version: 1, channel: 'code', scene: 1047, store_id: null },
      ...{ campaign: null, referrer_app: null, home: null },
    },
  ]);
});

test.each([
  { storeId: "anfu' OR 1=1" },
  { campaign: 'x'.repeat(33) },
  { scene: -1 },
  { invitation: '1234' },
  { who: 1 },
])('D231 an entry of %j is refused', async (entry) => {
  const answer = await join('o-hostile', entry);
  expect([answer.status, answer.json<ErrorBody>().code]).toEqual([400, 'malformed']);
});

test('guests read the programme: tiers, perks, gifts and how growth comes', async () => {
  const answer = await shop.get('/api/programme/public');
  expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'public, max-age=60']);
  const programme = answer.json<PublicProgramme>();
  expect(programme).toMatchObject({ shopName: '山野咖啡', noticeVersion: 1 });
  expect(programme.tiers.map(({ name, requirement }) => [name, requirement])[0]).toEqual(['普卡', '入会即得']);
  expect(programme.tiers.flatMap(({ gifts }) => gifts)).toContain('满 98 减 20');
  expect(programme.rules[0]).toContain('每消费 ¥1 得 1 成长值');
});

test('D232 a number of another card is refused, and neither card changes', async () => {
  numbers = { a: '13800001234', b: '13900005678', c: '13800001234' };
  const first = await joined('o-first');
  const second = await joined('o-second');
  await shop.post('/api/auth/phone', { code: 'a' }, first.token);
  await shop.post('/api/auth/phone', { code: 'b' }, second.token);
  const answer = await shop.post('/api/auth/phone', { code: 'c' }, second.token);
  expect([answer.status, answer.json<ErrorBody>().code]).toEqual([409, 'phone_taken']);
  const masks = await shop.query('SELECT phone_mask FROM member WHERE id IN (?, ?) ORDER BY id', [
    first.memberId,
    second.memberId,
  ]);
  expect(masks).toEqual([{ phone_mask: '138****1234' }, { phone_mask: '139****5678' }]);
  expect((await shop.post('/api/auth/phone', { code: 'a' }, first.token)).status).toBe(200);
});

test('D232 of many who bring one number at once, one has it', async () => {
  numbers = { race: '13700007777' };
  const sessions = await Promise.all(Array.from({ length: 8 }, (_, n) => joined(`o-race-${n}`)));
  const answers = await Promise.all(sessions.map(({ token }) => shop.post('/api/auth/phone', { code: 'race' }, token)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 7 }, () => 409)]);
});

test('D233 a picture is kept by what it is, and shown to its member alone', async () => {
  const { token } = await joined('o-face');
  const other = await joined('o-faceless');
  const image = png(300).toString('base64');
  const kept = (await shop.ask('PUT', '/api/me/avatar', { token, body: { image } })).json<Avatar>();
  expect(kept).toMatchObject({ mime: 'image/png', image });
  expect((await shop.get('/api/me/profile', token)).json<Profile>().avatarTag).toBe(kept.tag);
  expect((await shop.get('/api/me/avatar', other.token)).json()).toEqual({ tag: null, mime: null, image: null });
  expect((await shop.get('/api/me/avatar')).status).toBe(401);
});

test.each([
  ['a page in place of a picture', Buffer.from('<svg onload="x()">').toString('base64')],
  ['a GIF', Buffer.from('GIF89a..........').toString('base64')],
  ['more than 200 kB', png(200 * 1024 + 1).toString('base64')],
])('D233 %s is refused, and the picture there was stays', async (_, image) => {
  const { token } = await joined('o-kept-face');
  const first = png(100).toString('base64');
  await shop.ask('PUT', '/api/me/avatar', { token, body: { image: first } });
  const answer = await shop.ask('PUT', '/api/me/avatar', { token, body: { image } });
  expect([answer.status, answer.json<ErrorBody>().code]).toEqual([400, 'avatar_invalid']);
  expect((await shop.get('/api/me/avatar', token)).json<Avatar>().image).toBe(first);
});

test('D234 a name that WeChat refuses is not taken; where it cannot be asked, the name stands', async () => {
  const { token } = await joined('o-name');
  const rename = (name: string) => shop.ask('PUT', '/api/me/profile', { token, body: { name } });
  for (const verdict of ['risky', 'review']) {
    suggest = verdict;
    expect((await rename('赌博')).json<ErrorBody>().code).toBe('name_refused');
  }
  suggest = 'pass';
  expect((await rename('林知夏')).json<Profile>().name).toBe('林知夏');
  suggest = null;
  expect((await rename('知夏')).json<Profile>().name).toBe('知夏');
});

test('D231 a store has a code whose scene names it; members get none', async () => {
  const code = (id: string, token: string) => shop.get(`/api/stores/${id}/code.png`, token);
  const owner = await shop.staff('owner');
  const answer = await code('anfu', owner);
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'image/png']);
  expect((await code('nowhere', owner)).json<ErrorBody>().code).toBe('not_found');
  expect((await code('anfu', await shop.staff('clerk'))).status).toBe(403);
  expect((await code('anfu', (await joined('o-lin')).token)).status).toBe(403);
});
