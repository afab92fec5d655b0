import type { ServerResponse } from 'node:http';
import type { MemberSession } from '@jieti/shared/api/auth';
import { PaidUnionidsService } from '../../src/auth/paid-unionids.service.js';
import { json, startFakeServer, type FakeServer } from '../wechat/fake-server.js';
import { wechatSettings } from '../wechat/wechat-settings.js';
import { HttpShop } from './http-shop.js';

let shop: HttpShop;
let wechat: FakeServer;
let onAsk: (response: ServerResponse) => void;

beforeEach(async () => {
  onAsk = (response) => json(response, { unionid: 'u-lin', errcode: 0, errmsg: 'ok' });
  wechat = await startFakeServer((request, response) => {
    const [openid, unionid] = (request.query.get('js_code') ?? '').split('+');
    if (request.path === '/sns/jscode2session') return json(response, { openid, ...(unionid ? { unionid } : {}) });
    if (request.path === '/cgi-bin/stable_token') return json(response, { access_token: 't', expires_in: 7200 });
    return onAsk(response);
  });
  shop = await HttpShop.open(wechatSettings(wechat.base));
});
afterEach(async () => {
  await shop.close();
  await wechat.close();
});

const login = async (code: string) =>
  (await shop.post('/api/auth/join', { code, noticeVersion: 1 })).json<MemberSession>();
const askAll = () => shop.app.get(PaidUnionidsService, { strict: false }).askAll();
const questions = () => wechat.seen.filter((request) => request.path === '/wxa/getpaidunionid');
const columns = [
  ...['out_trade_no', 'member_id', 'openid', 'amount_fen', 'description', 'state', 'transaction_id'],
  ...['created_at', 'paid_at'],
];

/** A payment of this member, just now. */
function pay(memberId: number, openid: string, transactionId: string): Promise<void> {
  const now = shop.clock.now();
  const row = [`no-${transactionId}`, memberId, openid, 3200, '会员付款', 'paid', transactionId, now, now];
  return shop.run((tx) => tx.insertRows('pay_order', columns, [row]));
}

test('who paid without a unionid is known by it from then on', async () => {
  const { memberId } = await login('o-lin');
  await pay(memberId, 'o-lin', '4200000001');
  await askAll();
  expect(Object.fromEntries(questions()[0]?.query ?? [])).toMatchObject({
    openid: 'o-lin',
    transaction_id: '4200000001',
  });
  expect((await login('o-other-app+u-lin')).memberId).toBe(memberId);
});

test('a payment is asked about once, a known unionid never, and an old payment not any more', async () => {
  onAsk = (response) => json(response, { errcode: 89300, errmsg: 'invalid transaction' });
  const { memberId } = await login('o-zhou');
  await pay(memberId, 'o-zhou', '4200000002');
  await askAll();
  await askAll();
  expect(questions()).toHaveLength(1);
  const known = await login('o-shen+u-shen');
  await pay(known.memberId, 'o-shen', '4200000003');
  await pay(memberId, 'o-zhou', '4200000004');
  shop.clock.advance(5 * 60_000);
  await askAll();
  expect(questions()).toHaveLength(1);
});

test('a mini-program without an open-platform account is left alone for an hour', async () => {
  onAsk = (response) => json(response, { errcode: 89002, errmsg: 'open not exists' });
  const { memberId } = await login('o-chen');
  await pay(memberId, 'o-chen', '4200000005');
  await pay(memberId, 'o-chen', '4200000006');
  await askAll();
  await askAll();
  expect(questions()).toHaveLength(1);
  shop.clock.advance(3_600_000);
  await pay(memberId, 'o-chen', '4200000007');
  await askAll();
  expect(questions()).toHaveLength(2);
});

test('a unionid that belongs to another member stays with them', async () => {
  const owner = await login('o-lin+u-lin');
  const { memberId } = await login('o-guest');
  await pay(memberId, 'o-guest', '4200000008');
  await askAll();
  expect((await login('o-third+u-lin')).memberId).toBe(owner.memberId);
  expect((await login('o-guest')).memberId).toBe(memberId);
});
