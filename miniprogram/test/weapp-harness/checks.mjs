import assert from 'node:assert/strict';
import { clerkChecks } from './clerk-checks.mjs';
import { DistFiles } from './dist-files.mjs';
import { offlineChecks } from './offline-checks.mjs';
import { memberChecks } from './member-checks.mjs';
import { Phone } from './phone.mjs';
import { schemaChecks } from './schema-checks.mjs';
import { ShopServer } from './shop-server.mjs';
import { asked, started } from './started.mjs';

async function homeShowsTheCard({ dist }) {
  const { phone } = started(dist);
  await phone.says('home-tier', '金卡');
  await phone.says('home-growth', '1,816');
  await phone.shows(/还差 252/);
  await phone.shows(/1,816 中有 468 会在评定前移出/);
  assert.deepEqual(phone.faults, []);
}

/** Every page on a phone of its own: one page’s late redirect cannot be taken for another’s. */
async function everyPageMounts({ dist }) {
  for (const page of new DistFiles(dist).pages) {
    const { phone } = started(dist, page);
    await phone.shows(/\S{5}/);
    phone.closeAll();
    assert.deepEqual(phone.faults, [], page);
  }
}

async function subscribeComesFirst({ dist }) {
  const { phone, server } = started(dist);
  await phone.node('subscribe-button');
  phone.calls.length = 0;
  phone.send('subscribe-button', 'tap');
  assert.equal(phone.calls[0]?.name, 'requestSubscribeMessage');
  assert.deepEqual(phone.calls[0].options.tmplIds, ['tier-up-id']);
  const report = await asked(phone, server, 'POST /api/me/subscriptions');
  assert.equal(JSON.stringify(report.results), '{"tier-up-id":"accept"}');
}

async function codeIsDrawn({ dist }) {
  const { phone } = started(dist, 'pages/code/index');
  await phone.says('member-code-digits', /^92\d\d( \d{1,4})+$/);
  await phone.draws(/data:image\/png;base64,/);
  await phone.called('setScreenBrightness');
  assert.deepEqual(phone.faults, []);
}

async function refusalIsSaid({ dist }) {
  const server = new ShopServer();
  server.fail('GET /api/me/home', [503, 'internal', '出错了，我们已经记下。请稍后再试。']);
  const phone = new Phone(dist, server);
  phone.launch();
  await phone.shows(/我们已经记下/);
  await phone.shows(/再试一次/);
}

async function storedCardIsShownOffline({ dist }) {
  const { phone, server } = started(dist);
  await phone.says('home-tier', '金卡');
  await phone.until('the stored card', () => [...phone.state.storage.keys()].some((key) => /home/.test(key)));
  const next = new Phone(dist, server);
  for (const [key, value] of phone.state.storage) next.wx.setStorageSync(key, value);
  server.fail('GET /api/me/home');
  next.launch();
  await next.node('home-stale');
  await next.says('home-tier', '金卡');
}

async function offersAreTurnedOff({ dist }) {
  const { phone, server } = started(dist, 'pages/me/index');
  await phone.says('me-marketing', '关闭');
  await phone.tap('me-marketing');
  await phone.says('me-marketing', '打开');
  const change = await asked(phone, server, 'PUT /api/me/profile');
  assert.equal(change.marketing, false);
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
  ...memberChecks,
  ...clerkChecks,
  ...offlineChecks,
  ...schemaChecks,
};
