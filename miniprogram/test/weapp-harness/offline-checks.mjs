import assert from 'node:assert/strict';
import { atTheBill, digits, keys, scan, signedIn } from './clerk-steps.mjs';
import { Phone } from './phone.mjs';
import { signedCode } from './signed-code.mjs';
import { asked } from './started.mjs';

/** Another start of the mini-program on the same phone: only what it stored is left. */
function restarted(dist, server, before, page) {
  const phone = new Phone(dist, server);
  for (const [key, value] of before.state.storage) phone.wx.setStorageSync(key, value);
  phone.launch(page);
  return phone;
}

async function offlineIsDelivered({ dist }) {
  const { phone, server } = await signedIn(dist);
  server.goOffline();
  await scan(phone, signedCode(digits, { forged: true }));
  await phone.says('clerk-problem', /不是本店发出的/);
  await scan(phone, signedCode(digits, { expiresAt: Date.now() - 1 }));
  await phone.says('clerk-problem', /已经过时/);
  await scan(phone, signedCode(digits));
  await phone.onPage('packages/clerk/offline-bill/index');
  await phone.says('clerk-offline', '离线，未核对');
  await phone.says('clerk-tier', '金卡');
  await keys(phone, '36');
  await phone.tap('clerk-submit');
  await phone.onPage('packages/clerk/done/index');
  await phone.says('clerk-done-title', '已记下 ¥36.00');
  const next = restarted(dist, server, phone, 'packages/clerk/scan/index');
  phone.closeAll();
  await next.says('clerk-queue-strip', /1 笔等着发送/);
  await scan(next, signedCode(digits));
  await next.says('clerk-problem', /刚才已经记过一笔/);
  server.goOffline(false);
  await next.tap('clerk-queue-strip');
  await next.onPage('packages/clerk/queue/index');
  await next.shows(/已入账/);
  await next.says('queue-title', '都发出去了');
  assert.equal(server.till.booked.length, 1);
  assert.deepEqual([...phone.faults, ...next.faults], []);
}

async function noAnswerIsNoEnd({ dist }) {
  const { phone, server } = await atTheBill(dist);
  await keys(phone, '128');
  await phone.says('clerk-payable', '¥108.00');
  server.fail('POST /api/till/purchases', [503, 'internal', '出错了，我们已经记下。请稍后再试。']);
  await phone.tap('clerk-submit');
  await phone.says('clerk-quote-error', /我们已经记下/);
  await phone.tap('clerk-take-later');
  await phone.onPage('packages/clerk/done/index');
  const item = await asked(phone, server, 'POST /api/till/offline-purchases');
  const tried = server.bodiesOf('POST /api/till/purchases')[0];
  assert.equal(item.items[0].idempotencyKey, tried.idempotencyKey);
  assert.equal(item.items[0].receiptNo, tried.receiptNo);
  await phone.says('clerk-done-title', '已入账 ¥128.00');
  assert.deepEqual(phone.faults, []);
}

async function leavingWithAQueueWarns({ dist }) {
  const { phone, server } = await signedIn(dist);
  server.goOffline();
  await scan(phone, signedCode(digits));
  await phone.onPage('packages/clerk/offline-bill/index');
  await keys(phone, '36');
  await phone.tap('clerk-submit');
  await phone.onPage('packages/clerk/done/index');
  const next = restarted(dist, server, phone, 'packages/clerk/scan/index');
  phone.closeAll();
  await next.tap('clerk-logout');
  await next.shows(/还有 1 笔没有发出去/);
  await next.tap('clerk-leave-anyway');
  await next.onPage('packages/clerk/login/index');
  assert.equal(next.state.storage.get('clerk-queue').length, 1);
}

/** What the compiled clerk pages must do where the network does not, by name. */
export const offlineChecks = {
  'without a network a signed code is taken once, survives a restart and is delivered': offlineIsDelivered,
  'a server without an answer does not stop the till, and nothing counts twice': noAnswerIsNoEnd,
  'signing out with purchases that wait warns, and keeps them': leavingWithAQueueWarns,
};
