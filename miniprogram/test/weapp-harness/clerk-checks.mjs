import assert from 'node:assert/strict';
import { atTheBill, keys, signedIn } from './clerk-steps.mjs';
import { asked } from './started.mjs';

async function clerkClosesABill({ dist }) {
  const { phone, server } = await atTheBill(dist);
  const release = server.hold('POST /api/till/quote');
  await keys(phone, '128');
  await phone.says('clerk-amount', /128/);
  await phone.says('clerk-payable', '待确认');
  release();
  await phone.says('clerk-payable', '¥108.00');
  await phone.tap('clerk-submit');
  await phone.onPage('packages/clerk/done/index');
  await phone.says('clerk-tier-up', /金卡 升到 铂金/);
  const purchase = await asked(phone, server, 'POST /api/till/purchases');
  assert.equal(purchase.expectedPayableFen, 10_800);
  assert.equal(JSON.stringify(purchase.couponIds), '[7]');
  await phone.says('clerk-undo', /撤销这一笔，还剩 4:/);
  await phone.tap('clerk-undo');
  await phone.says('clerk-done-title', '已撤销');
  await phone.says('clerk-undone', /退给会员 ¥108.00/);
  const undo = await asked(phone, server, 'POST /api/till/undo');
  assert.equal(undo.idempotencyKey, purchase.idempotencyKey);
  assert.deepEqual(phone.faults, []);
}

async function linesCouponsAndPoints({ dist }) {
  const { phone, server } = await atTheBill(dist);
  await keys(phone, '128');
  await phone.says('clerk-payable', '¥108.00');
  await phone.tap('clerk-add-line');
  await phone.tap('clerk-category-豆子');
  await keys(phone, '40');
  await phone.says('clerk-line-1', /饮品.*128\.00/);
  await phone.says('clerk-payable', '¥144.00');
  await phone.tap('clerk-coupon-8');
  await phone.says('clerk-payable', '¥139.00');
  await phone.tap('clerk-points-own');
  await phone.tap('clerk-points-more');
  await phone.says('clerk-points-figure', '100');
  await phone.says('clerk-points-payable', /应收 ¥138.00，付完剩 1,100 积分/);
  await phone.tap('clerk-points-done');
  await phone.tap('clerk-points-most');
  await phone.says('clerk-payable', '¥127.00');
  await phone.tap('clerk-submit');
  await phone.onPage('packages/clerk/done/index');
  const purchase = await asked(phone, server, 'POST /api/till/purchases');
  assert.equal(JSON.stringify(purchase.couponIds), '[7,8]');
  assert.equal(purchase.points, 1200);
  const lines = purchase.lines.map(({ category, amountFen }) => `${category} ${amountFen}`).join();
  assert.equal(lines, '饮品 12800,豆子 4000');
  assert.deepEqual(phone.faults, []);
}

async function typedWhereTheCameraFails({ dist }) {
  const { phone } = await signedIn(dist);
  phone.state.cameraRefused = true;
  await phone.tap('clerk-scan');
  await phone.says('clerk-problem', /相机没有打开。把会员码的数字输在下面/);
  await phone.type('clerk-code-input', '9200 0000 0000 0000 001');
  await phone.tap('clerk-identify');
  await phone.onPage('packages/clerk/checkout/index');
  assert.deepEqual(phone.faults, []);
}

async function perkAndGift({ dist }) {
  const { phone, server } = await atTheBill(dist);
  await phone.says('clerk-perk-latte', /本月还剩 2 次/);
  await phone.says('clerk-coupon-10', /只能在西岸店用/);
  await phone.tap('clerk-perk-latte');
  await phone.tap('clerk-perk-confirm');
  await phone.says('clerk-perk-latte', /本月还剩 1 次/);
  await phone.tap('clerk-member-head');
  await phone.onPage('packages/clerk/member/index');
  await phone.tap('clerk-hand-over-9');
  await phone.tap('clerk-gift-confirm');
  await phone.until('the gift to be gone', () => !phone.drawn().includes('clerk-hand-over-9'));
  const gift = await asked(phone, server, 'POST /api/till/coupons/redeem');
  assert.equal(gift.couponId, 9);
  await phone.tap('back');
  await phone.onPage('packages/clerk/checkout/index');
  await phone.tap('back');
  await phone.tap('clerk-shift');
  await phone.onPage('packages/clerk/shift/index');
  await phone.tap('action-1-undo');
  await phone.says('action-1', /已撤销/);
  assert.deepEqual(phone.faults, []);
}

async function changedQuoteIsSaid({ dist }) {
  const { phone, server } = await atTheBill(dist);
  await keys(phone, '128');
  await phone.says('clerk-payable', '¥108.00');
  server.fail('POST /api/till/purchases', [409, 'quote_changed', '金额和刚才显示的不一样，请再看一遍。']);
  server.till.price = ({ lines }) => ({
    most: 0,
    price: {
      ...{ amountFen: 12_800, lines: lines.map((l) => ({ ...l, payableFen: l.amountFen })), steps: [] },
      ...{ payableFen: 12_800, couponIds: [], pointsSpent: 0, freeShipping: false },
    },
  });
  await phone.tap('clerk-submit');
  await phone.says('clerk-quote-changed', /应收从 ¥108.00 变成 ¥128.00。不能再用：满 98 减 20/);
  server.mend('POST /api/till/purchases');
  await phone.tap('clerk-submit');
  await phone.onPage('packages/clerk/done/index');
  assert.deepEqual(phone.faults, []);
}

async function refusalIsPricedAgain({ dist }) {
  const { phone, server } = await atTheBill(dist);
  await keys(phone, '128');
  await phone.says('clerk-payable', '¥108.00');
  await phone.tap('clerk-coupon-8');
  await phone.says('clerk-payable', '¥103.00');
  server.fail('POST /api/till/purchases', [409, 'coupon_used', '这张券已经核销过。']);
  await phone.tap('clerk-submit');
  await phone.says('clerk-quote-error', /这张券已经核销过。重新报价/);
  server.mend('POST /api/till/purchases');
  await phone.tap('clerk-retry');
  await phone.says('clerk-payable', '¥108.00');
  await phone.tap('clerk-submit');
  await phone.onPage('packages/clerk/done/index');
  assert.deepEqual(phone.faults, []);
}

async function limitsAndSessions({ dist }) {
  const { phone, server } = await atTheBill(dist);
  await keys(phone, '128');
  await phone.says('clerk-payable', '¥108.00');
  server.fail('POST /api/till/purchases', [401, 'not_signed_in', '请先登录。']);
  await phone.tap('clerk-submit');
  await phone.type('clerk-again-username', 'clerk');
  await phone.type('clerk-again-password', 'secret');
  server.fail('POST /api/till/purchases', [409, 'limit_bill', '超过你的单笔收银上限。']);
  await phone.tap('clerk-again-login');
  await phone.says('clerk-second-why', /单笔收银上限/);
  await phone.type('clerk-second-login', 'operator');
  await phone.type('clerk-second-password', 'secret');
  server.mend('POST /api/till/purchases');
  await phone.tap('clerk-second-agree');
  await phone.onPage('packages/clerk/done/index');
  const tries = server.bodiesOf('POST /api/till/purchases');
  assert.equal(new Set(tries.map(({ idempotencyKey }) => idempotencyKey)).size, 1);
  assert.equal(tries.at(-1).secondPerson.login, 'operator');
  assert.deepEqual(phone.faults, []);
}

async function refundByLine({ dist }) {
  const { phone, server } = await atTheBill(dist);
  await keys(phone, '128');
  await phone.tap('clerk-add-line');
  await keys(phone, '40');
  await phone.says('clerk-payable', '¥148.00');
  await phone.tap('clerk-submit');
  await phone.onPage('packages/clerk/done/index');
  const { receiptNo } = await asked(phone, server, 'POST /api/till/purchases');
  phone.closeAll();
  phone.open('packages/clerk/receipts/index');
  await phone.tap(`clerk-refund-${receiptNo}`);
  await phone.onPage('packages/clerk/refund/index');
  await phone.tap('refund-mode-lines');
  await phone.tap('refund-line-2');
  await phone.tap('refund-next');
  await phone.says('refund-title', /退给 林\*\* ¥40.00/);
  await phone.tap('clerk-refund-confirm');
  await phone.says('refund-done-title', '已退 ¥40.00');
  const refund = await asked(phone, server, 'POST /api/till/refunds');
  assert.equal(JSON.stringify(refund.lines), '[{"key":"2"}]');
  assert.deepEqual(phone.faults, []);
}

/** What the compiled clerk pages must do, by name. */
export const clerkChecks = {
  'a clerk signs in, scans, sees the server’s price, records and undoes': clerkClosesABill,
  'a code is typed where the camera does not open': typedWhereTheCameraFails,
  'a bill takes another line, coupons that stack and points by steps': linesCouponsAndPoints,
  'a perk is given, a gift handed over, and the perk undone from the shift': perkAndGift,
  'a price that changed says what changed and asks again': changedQuoteIsSaid,
  'a coupon that is gone meanwhile is priced anew, with what is left': refusalIsPricedAgain,
  'signing in again and a second person keep the bill, and count once': limitsAndSessions,
  'a receipt is given back by line': refundByLine,
};
