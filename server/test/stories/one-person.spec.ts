import type { MemberSession } from '@jieti/shared/api/auth';
import type { OrderPayment } from '@jieti/shared/api/me';
import { PaidUnionidsService } from '../../src/auth/paid-unionids.service.js';
import { FollowerLinksService } from '../../src/callbacks/follower-links.service.js';
import { WechatEventWorkService } from '../../src/callbacks/wechat-event-work.service.js';
import { anEvent, deliver, pushSettings } from '../callbacks/pushed.js';
import { HttpShop } from '../http/http-shop.js';
import { json, startFakeServer, type FakeServer, type SeenRequest } from '../wechat/fake-server.js';
import { PayPlatform } from '../wechat/pay-platform.js';
import { notification, platformHeaders } from '../wechat/platform-seal.js';
import { wechatSettings } from '../wechat/wechat-settings.js';

const DAY = 86_400_000;
const phoneInfo = (number: string) => ({
  errcode: 0,
  phone_info: { purePhoneNumber: number, countryCode: '86', watermark: { appid: 'wx2421b1c4370ec43b' } },
});

let shop: HttpShop;
let wechat: FakeServer;
let platform: PayPlatform;
/** What WeChat says of a follower's unionid; nobody has been asked about by default. */
let followerUnionid: Record<string, string>;

/** Login codes say who it is: `openid` or `openid+unionid`. */
function answer(request: SeenRequest, response: Parameters<PayPlatform['answer']>[1]): void {
  if (request.path === '/sns/jscode2session') {
    const [openid, unionid] = (request.query.get('js_code') ?? '').split('+');
    return json(response, { openid, session_key: 'k', ...(unionid ? { unionid } : {}) });
  }
  if (request.path === '/cgi-bin/user/info')
    return json(response, { subscribe: 1, unionid: followerUnionid[request.query.get('openid') ?? ''] });
  if (request.path === '/wxa/getpaidunionid')
    return json(response, { errcode: 0, unionid: `u-${(request.query.get('openid') ?? '').slice(2)}` });
  if (request.path === '/wxa/business/getuserphonenumber') return json(response, phoneInfo('13800001234'));
  return platform.answer(request, response);
}

beforeEach(async () => {
  followerUnionid = {};
  platform = new PayPlatform(() => shop.clock.now());
  wechat = await startFakeServer(answer);
  const { callbacks, officialAccount } = pushSettings('plain').wechat;
  shop = await HttpShop.open(wechatSettings(wechat.base, { callbacks, officialAccount }));
  await shop.run((tx) => tx.insertRows('store', ['id', 'name', 'created_at'], [['anfu', '安福路店', 1]]));
});
afterEach(async () => {
  await shop.close();
  await wechat.close();
});

const join = async (code: string) =>
  (await shop.post('/api/auth/join', { code, noticeVersion: 1 })).json<MemberSession>();
const login = async (code: string) => (await shop.post('/api/auth/wechat-login', { code })).json<MemberSession>();
const bindPhone = ({ token }: MemberSession) => shop.post('/api/auth/phone', { code: 'phone-code' }, token);
const linkFollowers = () => shop.app.get(FollowerLinksService, { strict: false }).look(shop.clock.now());

async function follow(openid: string, event: 'subscribe' | 'unsubscribe' = 'subscribe'): Promise<void> {
  const body = anEvent(shop.clock.now(), event, { FromUserName: openid, EventKey: '' });
  expect((await deliver(shop, body, { surface: 'official-account', format: 'xml' })).text).toBe('success');
}
async function workedOff(): Promise<void> {
  const work = shop.app.get(WechatEventWorkService, { strict: false });
  do await work.workOff();
  while ((await shop.query("SELECT id FROM wechat_event WHERE state = 'pending'")).length > 0);
}

async function order({ token }: MemberSession): Promise<string> {
  const placed = await shop.post(
    '/api/me/orders',
    { amountFen: 3200, description: '会员付款', storeId: 'anfu' },
    token,
  );
  const { outTradeNo } = placed.json<OrderPayment>();
  platform.pay(outTradeNo);
  return outTradeNo;
}
function tellPaid(resource: object) {
  const body = notification('TRANSACTION.SUCCESS', resource);
  return shop.ask('POST', '/api/wechat/pay-notify', { body, headers: { ...platformHeaders(body, shop.clock.now()) } });
}

const memberIds = async () => (await shop.query<{ id: number }>('SELECT id FROM member')).map(({ id }) => Number(id));
const numbersOf = async () =>
  (
    await shop.query<{ kind: string; value: string; member_id: number }>(
      'SELECT kind, value, member_id FROM member_identity ORDER BY kind, value',
    )
  ).map(({ kind, value }) => `${kind}:${value}`);

const EVERYTHING = ['oaOpenid:oa-lin', 'openid:o-lin', 'unionid:u-lin'];

test('openid only today, unionid tomorrow, the phone number the day after: one member', async () => {
  const today = await join('o-lin');
  shop.clock.advance(DAY);
  const tomorrow = await login('o-lin+u-lin');
  shop.clock.advance(DAY);
  expect((await bindPhone(tomorrow)).json()).toEqual({ phone: '138****1234' });
  const later = await login('o-lin+u-lin');
  expect(new Set([today, tomorrow, later].map(({ memberId }) => memberId)).size).toBe(1);
  expect(await memberIds()).toEqual([today.memberId]);
  expect(await numbersOf()).toEqual(['openid:o-lin', 'unionid:u-lin']);
});

test('the official account is followed first, the mini-program comes the day after: one member', async () => {
  followerUnionid['oa-lin'] = 'u-lin';
  await follow('oa-lin');
  await workedOff();
  await linkFollowers();
  expect(await memberIds()).toEqual([]);
  shop.clock.advance(DAY);
  const today = await join('o-lin+u-lin');
  await linkFollowers();
  expect([await memberIds(), await numbersOf()]).toEqual([[today.memberId], EVERYTHING]);
});

test('followed first, then the mini-program without a unionid, which only a payment tells: one member', async () => {
  followerUnionid['oa-lin'] = 'u-lin';
  await follow('oa-lin');
  await workedOff();
  const today = await join('o-lin');
  await linkFollowers();
  expect(await numbersOf()).toEqual(['openid:o-lin']);
  shop.clock.advance(DAY);
  const outTradeNo = await order(today);
  expect((await tellPaid(platform.transaction(outTradeNo))).status).toBe(204);
  await shop.app.get(PaidUnionidsService, { strict: false }).askAll();
  await linkFollowers();
  shop.clock.advance(DAY);
  await bindPhone(today);
  expect((await login('o-lin+u-lin')).memberId).toBe(today.memberId);
  expect([await memberIds(), await numbersOf()]).toEqual([[today.memberId], EVERYTHING]);
});

test('who leaves the official account and comes back is still the same member', async () => {
  followerUnionid['oa-lin'] = 'u-lin';
  const { memberId } = await join('o-lin+u-lin');
  for (const event of ['subscribe', 'unsubscribe', 'subscribe'] as const) {
    shop.clock.advance(2000);
    await follow('oa-lin', event);
    await workedOff();
    await linkFollowers();
  }
  expect([await memberIds(), await numbersOf()]).toEqual([[memberId], EVERYTHING]);
});

test('first contacts from everywhere in one instant make one member: logins, follows, payments, links', async () => {
  followerUnionid['oa-lin'] = 'u-lin';
  const someoneElses = {
    ...{ appid: 'wx2421b1c4370ec43b', mchid: '1900007291', out_trade_no: 'T-elsewhere-1', trade_state: 'SUCCESS' },
    ...{ transaction_id: '4200000000000001', success_time: new Date(shop.clock.now()).toISOString() },
    ...{ payer: { openid: 'o-lin' }, amount: { total: 3200, payer_total: 3200, currency: 'CNY' } },
  };
  const rounds = Array.from({ length: 12 }, (_, n) => n);
  const sessions = await Promise.all(
    rounds.flatMap((n) => [
      join(n % 2 === 0 ? 'o-lin' : 'o-lin+u-lin').then(({ memberId }) => memberId),
      follow('oa-lin')
        .then(workedOff, workedOff)
        .then(linkFollowers)
        .then(() => null),
      tellPaid(someoneElses).then(() => null),
    ]),
  );
  await workedOff();
  await linkFollowers();
  const ids = new Set(sessions.filter((id) => id !== null));
  expect([...ids]).toEqual(await memberIds());
  expect(ids.size).toBe(1);
  expect(await numbersOf()).toEqual(EVERYTHING);
  await tellPaid(someoneElses);
  const purchases = await shop.query<{ member_id: number }>("SELECT member_id FROM fact WHERE kind = 'purchase'");
  expect(purchases.map(({ member_id: id }) => Number(id))).toEqual([...ids]);
});

test('two phones of two people with one number stay two members, and neither loses anything', async () => {
  const [lin, zhou] = [await join('o-lin+u-lin'), await join('o-zhou')];
  const answers = await Promise.all([bindPhone(lin), bindPhone(zhou), bindPhone(lin), bindPhone(zhou)]);
  const done = answers.filter(({ status }) => status === 200);
  const refused = answers.filter(({ status }) => status !== 200);
  expect(done.length).toBeGreaterThanOrEqual(1);
  expect(new Set(refused.map((one) => one.json<{ code: string }>().code))).toEqual(new Set(['phone_taken']));
  expect(await shop.query('SELECT id FROM member WHERE phone_hash IS NOT NULL')).toHaveLength(1);
  expect((await memberIds()).toSorted((a, b) => a - b)).toEqual(
    [lin.memberId, zhou.memberId].toSorted((a, b) => a - b),
  );
});
