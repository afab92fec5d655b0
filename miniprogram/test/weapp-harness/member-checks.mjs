import assert from 'node:assert/strict';
import { BirthdaySchema, MyBirthdaySchema } from '@jieti/shared/api/perks';
import { MyBillSchema } from '@jieti/shared/api/bills';
import { ClaimCentreSchema, ClaimSchema, ExchangeSchema } from '@jieti/shared/api/claims';
import { HomeSchema, MemberCodesSchema, MyCouponsSchema, PerksPageSchema } from '@jieti/shared/api/me';
import { MyPointsSchema, PointsItemPageSchema, PointsStatementSchema } from '@jieti/shared/api/points';
import { Phone } from './phone.mjs';
import { ShopServer } from './shop-server.mjs';
import { asked, started } from './started.mjs';

/** WeChat draws a page in one piece while its first data is small. */
const firstDataMax = 32 * 1024;

const contract = {
  'GET /api/me/home': HomeSchema,
  'GET /api/me/code': MemberCodesSchema,
  'GET /api/me/perks': PerksPageSchema,
  'GET /api/me/coupons': MyCouponsSchema,
  'GET /api/me/points': MyPointsSchema,
  'GET /api/me/points/entries': PointsItemPageSchema,
  'GET /api/me/points/statement': PointsStatementSchema,
  'GET /api/me/claims': ClaimCentreSchema,
  'GET /api/me/birthday': MyBirthdaySchema,
  'GET /api/me/bills/J1': MyBillSchema,
};

async function answersFollowTheContract() {
  const server = new ShopServer();
  for (const [route, schema] of Object.entries(contract)) {
    const [method, path] = route.split(' ');
    const { body } = await server.answer(method, new URL(`https://shop.example${path}`), undefined);
    assert.deepEqual(schema.safeParse(body).error?.issues ?? [], [], route);
  }
}

async function homeIsDrawnAtOnce({ dist }) {
  const { phone } = started(dist);
  await phone.says('home-points', /1,286.*可用积分/);
  await phone.says('home-claims', /2.*种可领/);
  await phone.shows(/320 积分/);
  const [first] = phone.dataSizes;
  assert.ok(first > 0 && first < firstDataMax, `the first setData has ${first} characters`);
  assert.deepEqual(phone.faults, []);
}

async function pointsAreExplained({ dist }) {
  const { phone, server } = started(dist, 'pages/points/index');
  await phone.says('points-available', '1,286');
  await phone.says('points-pending', '240');
  await phone.says('points-debt', '−60');
  await phone.shows(/花积分不影响等级/);
  await phone.tap('points-expiring-more');
  await phone.says('points-expiring', /5 月 28 日/);
  await phone.shows(/2026 年 11 月.*\+129.*11 月 27 日可用.*−600.*2026 年 10 月/s);
  await phone.tap('points-filter-spend');
  await phone.until('the filtered list', () => server.urls.some((url) => /entries\?.*kind=spend/.test(url)));
  await phone.tap('points-month-2026-11');
  await phone.onPage('pages/points/statement/index');
  await phone.says('statement-opening', '1,937');
  await phone.says('statement-closing', '1,466');
  assert.deepEqual(phone.faults, []);
}

async function pointsSurviveTheNetwork({ dist }) {
  const { phone, server } = started(dist, 'pages/points/index');
  await phone.says('points-available', '1,286');
  const next = new Phone(dist, server);
  for (const [key, value] of phone.state.storage) next.wx.setStorageSync(key, value);
  server.fail('GET /api/me/points');
  next.launch('pages/points/index');
  await next.says('points-available', '1,286');
  await next.shows(/没有刷新成功，这里是/);
}

async function offersAreTaken({ dist }) {
  const { phone, server } = started(dist, 'pages/claims/index');
  await phone.tap('claim-31');
  await phone.says('offer-foot-31', /已放进优惠券/);
  await phone.says('claim-see-31', '看券');
  assert.equal(ClaimSchema.parse(await asked(phone, server, 'POST /api/me/claims')).templateId, 31);
  await phone.tap('claim-32');
  await phone.says('price-after', '686');
  assert.equal(server.bodiesOf('POST /api/me/claims').length, 1);
  await phone.tap('price-confirm');
  await phone.says('offer-foot-32', /已放进优惠券/);
  await phone.says('offer-36', /铂金专享.*还差 3,184 成长值/s);
  await phone.type('exchange-code', 'YEAR-2027');
  await phone.tap('exchange-submit');
  await phone.says('exchange-done', /豆子与器物券已放进优惠券/);
  assert.equal(ExchangeSchema.parse(await asked(phone, server, 'POST /api/me/coupon-codes')).code, 'YEAR-2027');
  assert.deepEqual(phone.faults, []);
}

/** Nobody knows whether it was taken: the second try must be recognisable as the first. */
async function unansweredClaimKeepsItsKey({ dist }) {
  const { phone, server } = started(dist, 'pages/claims/index');
  await phone.node('claim-31');
  server.fail('POST /api/me/claims');
  await phone.tap('claim-31');
  await phone.says('offer-foot-31', /没有网络/);
  server.mend('POST /api/me/claims');
  await phone.tap('claim-31');
  await phone.says('offer-foot-31', /已放进优惠券/);
  const keys = server.bodiesOf('POST /api/me/claims').map((body) => body.idempotencyKey);
  assert.equal(keys.length, 2);
  assert.equal(keys[0], keys[1]);
}

async function couponTellsItsTerms({ dist }) {
  const { phone } = started(dist, 'pages/coupons/index');
  await phone.says('coupons-claims', /2 种可领/);
  await phone.tap('coupon-use');
  await phone.says('coupon-sheet', /满 98 可用.*全部门店.*单独使用.*没过期就退还给你.*升级金卡的礼物/s);
  assert.deepEqual(phone.faults, []);
}

async function couponsSurviveTheNetwork({ dist }) {
  const { phone, server } = started(dist, 'pages/coupons/index');
  await phone.node('coupon-item-7');
  const next = new Phone(dist, server);
  for (const [key, value] of phone.state.storage) next.wx.setStorageSync(key, value);
  server.goOffline();
  next.launch('pages/coupons/index');
  await next.says('coupons-stored', /券是.+的，点这里再试/);
  await next.says('coupon-item-7', /豆子与器物券/);
}

async function perksTellWhatIsLeft({ dist }) {
  const { phone } = started(dist, 'pages/perks/index');
  await phone.says('perk-left-pour', '本月剩 1 次');
  await phone.says('perks-birthday', /还没有填生日.*平年在 2 月 28 日/s);
  assert.deepEqual(phone.faults, []);
}

async function birthdayIsEntered({ dist }) {
  const { phone, server } = started(dist, 'pages/me/index');
  await phone.node('birthday-choose');
  phone.send('birthday-picker', 'change', { value: [1, 28] });
  await phone.says('birthday-sheet', /生日是 2 月 29 日.*今年不能再改/s);
  assert.equal(server.bodiesOf('PUT /api/me/birthday').length, 0);
  await phone.tap('birthday-confirm');
  assert.deepEqual(BirthdaySchema.parse(await asked(phone, server, 'PUT /api/me/birthday')), { month: 2, day: 29 });
  await phone.says('me-birthday', /生日 2 月 29 日.*可以再改/s);
  assert.deepEqual(phone.faults, []);
}

async function billTellsItsSteps({ dist }) {
  const { phone } = started(dist, 'pages/home/index');
  phone.open('pages/pay/index?bill=J1');
  await phone.says('bill-payable', /147\.20/);
  await phone.shows(/云南日晒豆.*豆子 9 折.*−¥12\.80.*600 积分.*−¥6\.00/s);
  assert.deepEqual(phone.faults, []);
}

/** What the compiled pages of points, claims, coupons and perks must do, by name. */
export const memberChecks = {
  'the shop of these checks answers as the contract says': answersFollowTheContract,
  'home carries the wallet and is drawn in one piece': homeIsDrawnAtOnce,
  'points are explained, with their ends, entries and the month': pointsAreExplained,
  'without a network the stored points are shown': pointsSurviveTheNetwork,
  'offers are taken in one tap, points only after a look at the price': offersAreTaken,
  'a claim without an answer is asked again with the same key': unansweredClaimKeepsItsKey,
  'a coupon tells all its terms': couponTellsItsTerms,
  'without a network the stored coupons are shown': couponsSurviveTheNetwork,
  'perks tell what is left this month': perksTellWhatIsLeft,
  'a birthday is entered once, after a second look': birthdayIsEntered,
  'a bill tells its lines and steps': billTellsItsSteps,
};
