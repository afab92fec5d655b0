import assert from 'node:assert/strict';
import { Phone } from './phone.mjs';
import { ShopServer } from './shop-server.mjs';

async function started(dist, page) {
  const server = new ShopServer();
  const phone = new Phone(dist, server);
  phone.launch(page);
  return { phone, server };
}

async function homeShowsTheCard({ dist }) {
  const { phone } = await started(dist);
  await phone.until('the card', () => phone.text('home-tier') === '金卡');
  assert.equal(phone.text('home-growth'), '1,816');
  assert.match(phone.shown, /还差 252/);
  assert.match(phone.shown, /1,816 中有 468 会在评定前移出/);
  assert.deepEqual(phone.faults, []);
}

async function everyPageMounts({ dist }) {
  const { phone } = await started(dist);
  await phone.until('the card', () => phone.text('home-tier') === '金卡');
  for (const page of phone.files.pages) {
    phone.open(`/${page}`);
    await phone.until(`content of ${page}`, () => phone.shown.trim().length > 4);
    phone.close();
  }
  assert.deepEqual(phone.faults, []);
}

async function subscribeComesFirst({ dist }) {
  const { phone, server } = await started(dist);
  await phone.until('the subscribe button', () => phone.find('subscribe-button'));
  phone.calls.length = 0;
  phone.tap('subscribe-button');
  assert.equal(phone.calls[0]?.name, 'requestSubscribeMessage');
  assert.deepEqual(phone.calls[0].options.tmplIds, ['tier-up-id']);
  const route = 'POST /api/me/subscriptions';
  await phone.until('the report', () => server.bodiesOf(route).length === 1);
  assert.equal(JSON.stringify(server.bodiesOf(route)[0].results), '{"tier-up-id":"accept"}');
}

async function codeIsDrawn({ dist }) {
  const { phone } = await started(dist, 'pages/code/index');
  await phone.until('the code', () => /^92\d\d( \d{1,4})+$/.test(phone.text('member-code-digits') ?? ''));
  assert.match(phone.html, /data:image\/png;base64,/);
  assert.ok(phone.calls.some((call) => call.name === 'setScreenBrightness'));
  assert.deepEqual(phone.faults, []);
}

async function refusalIsSaid({ dist }) {
  const server = new ShopServer();
  server.fail('GET /api/me/home', [503, 'internal', '出错了，我们已经记下。请稍后再试。']);
  const phone = new Phone(dist, server);
  phone.launch();
  await phone.until('the sentence', () => phone.shown.includes('我们已经记下'));
  assert.match(phone.shown, /再试一次/);
}

async function storedCardIsShownOffline({ dist }) {
  const { phone, server } = await started(dist);
  await phone.until('the card', () => phone.text('home-tier') === '金卡');
  const next = new Phone(dist, server);
  next.state.storage = phone.state.storage;
  for (const [key, value] of phone.state.storage) next.wx.setStorageSync(key, value);
  server.fail('GET /api/me/home');
  next.launch();
  await next.until('the note', () => next.find('home-stale'));
  assert.equal(next.text('home-tier'), '金卡');
}

async function clerkClosesABill({ dist }) {
  const { phone, server } = await started(dist, 'packages/clerk/login/index');
  await phone.until('the form', () => phone.find('clerk-username'));
  phone.type('clerk-username', 'clerk');
  phone.type('clerk-password', 'secret');
  await phone.until(
    'the button',
    () => phone.find('clerk-login')?.getAttribute('class')?.includes('disabled') !== true,
  );
  phone.tap('clerk-login');
  await phone.until('the scan page', () => phone.page === 'packages/clerk/scan/index');
  phone.state.scanned = '920000000000000001';
  phone.tap('clerk-scan');
  await phone.until(
    'the checkout',
    () => phone.page === 'packages/clerk/checkout/index' && phone.find('clerk-amount-1'),
  );
  for (const key of ['1', '2', '8']) phone.tap(`clerk-amount-${key}`);
  await phone.until('a pending price', () => phone.text('clerk-payable') === '待确认');
  await phone.until('the price', () => phone.text('clerk-payable') === '¥115.20');
  phone.tap('clerk-submit');
  // A page is current before it has drawn anything.
  await phone.until('the end', () => phone.page === 'packages/clerk/done/index' && phone.find('clerk-tier-up'));
  assert.match(phone.text('clerk-tier-up') ?? '', /金卡 升到 铂金/);
  const [purchase] = server.bodiesOf('POST /api/till/purchases');
  assert.equal(purchase.expectedPayableFen, 11_520);
  phone.tap('clerk-undo');
  await phone.until('the undoing', () => phone.text('clerk-done-title')?.includes('已撤销'));
  assert.equal(server.bodiesOf('POST /api/till/refunds')[0].receiptNo, purchase.receiptNo);
  assert.deepEqual(phone.faults, []);
}

async function offersAreTurnedOff({ dist }) {
  const { phone, server } = await started(dist, 'pages/me/index');
  await phone.until('the choice', () => phone.text('me-marketing') === '关闭');
  phone.tap('me-marketing');
  await phone.until('the answer', () => phone.text('me-marketing') === '打开');
  assert.equal(server.bodiesOf('PUT /api/me/profile')[0].marketing, false);
  assert.deepEqual(phone.faults, []);
}

async function auditIsClean({ dist }) {
  const phone = new Phone(dist, new ShopServer());
  assert.deepEqual(phone.report.problems, []);
}

/** What the compiled mini-program must do, by name. */
export const checks = {
  'the output has every file, keeps its size and parses as ES2020': auditIsClean,
  'home shows the tier, the growth and what is left': homeShowsTheCard,
  'every page mounts': everyPageMounts,
  'a tap on subscribe opens WeChat’s popup before anything else': subscribeComesFirst,
  'the code page draws a code and brightens the screen': codeIsDrawn,
  'a refusal is said in the server’s words': refusalIsSaid,
  'without a network the stored card is shown with its time': storedCardIsShownOffline,
  'a member turns offers off': offersAreTurnedOff,
  'a clerk signs in, scans, sees the server’s price, records and undoes': clerkClosesABill,
};
