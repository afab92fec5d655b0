import assert from 'node:assert/strict';
import { keys, scan } from './clerk-steps.mjs';
import { Phone } from './phone.mjs';
import { asked } from './started.mjs';

async function signedInAt(shop, dist) {
  const phone = new Phone(dist, shop);
  phone.launch('packages/clerk/login/index');
  await phone.type('clerk-username', 'clerk');
  await phone.type('clerk-password', 'jieti-demo');
  await phone.tap('clerk-login');
  await phone.onPage('packages/clerk/scan/index');
  await phone.until('the offline kit', () => phone.state.storage.has('clerk-offline-kit'));
  return phone;
}

async function billIsClosedAndUndone({ dist, shop }) {
  const member = await shop.signIn('周予安');
  const before = await shop.growthOf(member);
  const phone = await signedInAt(shop, dist);
  await shop.firstCouponOf(member);
  await scan(phone, (await shop.codeOf(member)).qr);
  await phone.onPage('packages/clerk/checkout/index');
  await keys(phone, '128');
  await phone.says('clerk-amount', /128/);
  await phone.says('clerk-payable', /^¥\d+\.\d\d$/);
  await phone.tap('clerk-points-most');
  await phone.says('clerk-points-note', /^用 [1-9]/);
  await phone.says('clerk-payable', /^¥\d+\.\d\d$/);
  await phone.tap('clerk-submit');
  await phone.onPage('packages/clerk/done/index');
  const { receiptNo, couponIds } = await asked(phone, shop, 'POST /api/till/purchases');
  assert.equal(couponIds.length, 1);
  await phone.says('clerk-done', /用了 [1-9].*已核销/);
  const recorded = await shop.growthOf(member);
  assert.equal(recorded.items.length > 0, true);
  assert.notDeepEqual(recorded.items[0], before.items[0], receiptNo);
  await phone.tap('clerk-undo');
  await phone.says('clerk-done-title', '已撤销');
  await phone.says('clerk-undone', /退给会员 ¥.*还给会员 [1-9].*券又能用了/);
  phone.closeAll();
  phone.open('packages/clerk/receipts/index');
  await phone.shows(new RegExp(`${receiptNo}[^]*已撤销`));
  phone.closeAll();
  assert.deepEqual(phone.faults, []);
}

async function partIsGivenBack({ dist, shop }) {
  const member = await shop.signIn('林知夏');
  const phone = await signedInAt(shop, dist);
  await scan(phone, (await shop.codeOf(member)).qr);
  await phone.onPage('packages/clerk/checkout/index');
  await keys(phone, '60');
  await phone.tap('clerk-add-line');
  await keys(phone, '40');
  await phone.says('clerk-amount', /40/);
  await phone.says('clerk-payable', /^¥\d+\.\d\d$/);
  await phone.tap('clerk-submit');
  await phone.onPage('packages/clerk/done/index');
  const purchase = shop.bodiesOf('POST /api/till/purchases').at(-1);
  phone.closeAll();
  phone.open('packages/clerk/receipts/index');
  await phone.tap(`clerk-refund-${purchase.receiptNo}`);
  await phone.onPage('packages/clerk/refund/index');
  await phone.tap('refund-mode-lines');
  await phone.tap('refund-line-2');
  await phone.tap('refund-next');
  await phone.tap('clerk-refund-confirm');
  await phone.says('refund-done-title', /^已退 ¥\d/);
  phone.closeAll();
  phone.open('packages/clerk/shift/index');
  await phone.says('shift-refunds', /^¥[1-9]/);
  phone.closeAll();
  assert.deepEqual(phone.faults, []);
}

async function queueArrivesOnce({ dist, shop }) {
  const member = await shop.signIn('沈一诺');
  const phone = await signedInAt(shop, dist);
  const { qr } = await shop.codeOf(member);
  shop.setNetwork('down');
  await scan(phone, qr);
  await phone.onPage('packages/clerk/offline-bill/index');
  await phone.says('clerk-offline', '离线，未核对');
  await keys(phone, '36');
  shop.setNetwork('deaf');
  await phone.tap('clerk-submit');
  await phone.onPage('packages/clerk/done/index');
  await asked(phone, shop, 'POST /api/till/offline-purchases');
  phone.closeAll();
  phone.open('packages/clerk/queue/index');
  await phone.says('queue-title', '1 笔等着发送');
  await phone.until('the lost answer', () => /没有网络/.test(phone.drawn()));
  shop.setNetwork('up');
  await phone.tap('queue-send');
  await phone.says('queue-title', '都发出去了');
  await phone.shows(/之前已收到过/);
  phone.closeAll();
  // Opening the queue tries by itself as well; whatever is sent is the same purchase under the same key.
  const sent = shop.bodiesOf('POST /api/till/offline-purchases').flatMap(({ items }) => items);
  assert.ok(sent.length >= 2);
  assert.equal(new Set(sent.map(({ idempotencyKey }) => idempotencyKey)).size, 1);
  assert.deepEqual(phone.faults, []);
}

async function billIsSentToThePhone({ dist, shop }) {
  const member = await shop.signIn('王书意');
  const phone = await signedInAt(shop, dist);
  await scan(phone, (await shop.codeOf(member)).qr);
  await phone.onPage('packages/clerk/checkout/index');
  await phone.tap('clerk-member-head');
  await phone.onPage('packages/clerk/member/index');
  await phone.shows(/权益[^]*优惠券/);
  phone.close();
  await keys(phone, '20');
  await phone.says('clerk-payable', /^¥\d+\.\d\d$/);
  await phone.tap('clerk-send-bill');
  await phone.onPage('packages/clerk/bill/index');
  await phone.node('clerk-bill');
  await phone.tap('clerk-cancel-bill');
  await phone.says('clerk-bill-title', /取消|作废/);
  phone.closeAll();
  phone.open('packages/clerk/actions/index');
  await phone.shows(/操作记录/);
  phone.closeAll();
  assert.deepEqual(phone.faults, []);
}

async function attendanceIsMarked({ dist, shop }) {
  const member = await shop.signIn('陈望舒');
  const phone = await signedInAt(shop, dist);
  await phone.tap('clerk-gatherings');
  await phone.onPage('packages/clerk/gatherings/index');
  await phone.shows(/新豆试饮桌[^]*签到中/);
  const before = Number(await phone.says('gathering-attended', /^\d+$/));
  phone.state.scanned = (await shop.codeOf(member)).qr;
  shop.setNetwork('deaf');
  await phone.tap('attend-scan');
  await phone.says('attend-problem', /没有网络/);
  shop.setNetwork('up');
  await phone.tap('attend-again');
  await phone.says('attend-result', /^(已签到|没有报名，补了一个空位)/);
  await phone.says('gathering-attended', String(before + 1));
  await phone.tap('attend-scan');
  await phone.says('attend-result', /已经签过/);
  const sent = shop.asked.filter(({ route }) => /POST .*\/till\/gatherings\/\d+\/attend/.test(route));
  assert.equal(new Set(sent.slice(0, 2).map(({ body }) => body.idempotencyKey)).size, 1);
  phone.closeAll();
  phone.open('packages/clerk/actions/index');
  await phone.shows(/签到 新豆试饮桌/);
  phone.closeAll();
  assert.deepEqual(phone.faults, []);
}

/** The compiled clerk pages against the shop's own server, by name; a member each: a code spends once in its 30 s. */
export const realChecks = {
  'at a real till a bill is priced, recorded with coupon and points, and undone': billIsClosedAndUndone,
  'at a real till one of two lines is given back': partIsGivenBack,
  'at a real till a purchase whose answer was lost arrives once': queueArrivesOnce,
  'at a real till a bill is sent to the member’s phone and called back': billIsSentToThePhone,
  'at a gathering a member is marked once, also when the answer is lost, and the log says so': attendanceIsMarked,
};
