import assert from 'node:assert/strict';
import { freshPhone, holderOf, urlOf, visitAll } from './visits.mjs';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const retry = 'error-retry';

const reads = (entry) => entry.reads !== false;
const isSettled = (line) => line.network === 'up' && line.asked.length > 0;

/** The page says what is the matter and has a button; when that is over, the button brings the page. */
const survives = (network, sentence) =>
  async function pagesSurvive({ dist, shop }) {
    const given = await holderOf(shop);
    const problems = await visitAll(async (page, entry) => {
      const url = await urlOf(page, entry, given);
      const { phone, line } = freshPhone(dist, given);
      line.setNetwork(network);
      phone.launch(url);
      await phone.shows(sentence);
      await phone.node(retry);
      line.setNetwork('up');
      // One page may fail in several places, each with a way on.
      await phone.until('the page itself', () => {
        if (phone.isShowing(entry.sees)) return true;
        if (phone.isThere(retry)) phone.send(retry, 'tap');
        return false;
      });
      phone.closeAll();
      assert.deepEqual(phone.faults, []);
    }, reads);
    assert.deepEqual(problems, []);
  };

/** While the answer is on its way nothing is said to be wrong, and nothing is shown that may not be so. */
async function pagesWait({ dist, shop }) {
  const given = await holderOf(shop);
  const problems = await visitAll(async (page, entry) => {
    const url = await urlOf(page, entry, given);
    const { phone, line } = freshPhone(dist, given);
    line.setNetwork('slow');
    phone.launch(url);
    await phone.until('a question to the server', () => line.asked.length > 0);
    assert.ok(!phone.isThere(retry) && !phone.isShowing(entry.sees), 'waits without a word');
    line.setNetwork('up');
    await phone.shows(entry.sees);
    phone.closeAll();
  }, reads);
  assert.deepEqual(problems, []);
}

/** The member notices nothing of it: the phone signs in again and asks again. */
async function sessionsAreRenewed({ dist, shop }) {
  const given = await holderOf(shop);
  const sessions = [
    { token: given.token, expiresAt: Date.now() + dayMs },
    { token: given.token, expiresAt: Date.now() - 1 },
  ];
  const problems = await visitAll(
    async (page, entry) => {
      const url = await urlOf(page, entry, given);
      for (const session of sessions) {
        const { phone, line } = freshPhone(dist, given, { session });
        line.revoke(`Bearer ${given.token}`);
        phone.launch(url);
        await phone.shows(entry.sees);
        phone.closeAll();
      }
    },
    (entry) => reads(entry) && entry.isOpen !== true,
  );
  assert.deepEqual(problems, []);
}

/** A session closed at the desk while its page is open: the next page is there all the same. */
async function refusedInTheMiddle({ dist, shop }) {
  const given = await holderOf(shop);
  const session = { token: given.token, expiresAt: Date.now() + dayMs };
  const { phone, line } = freshPhone(dist, given, { session });
  phone.launch('pages/me/index');
  await phone.says('me-name', /\S/);
  line.revoke(`Bearer ${given.token}`);
  await phone.tap('me-points');
  await phone.onPage('pages/points/index');
  await phone.says('points-available', /\d/);
  assert.equal(line.bodiesOf('POST /api/auth/wechat-login').length, 1);
}

/** Codes are turned by the server's clock: a phone that is an hour off shows what the till expects. */
async function wrongClockShowsTheRightCode({ dist, shop }) {
  const given = await holderOf(shop);
  for (const byMs of [hourMs, -hourMs]) {
    const { phone, line } = freshPhone(dist, given);
    phone.realm.setClockWrong(byMs);
    phone.launch('pages/code/index');
    const digits = (await phone.says('member-code-digits', /^\d[\d ]{15,}$/)).replaceAll(' ', '');
    const { codes } = await shop.get(given.token, 'code');
    const [first] = codes;
    assert.ok(digits === first.code || Date.now() - first.from < 5000, `${byMs / hourMs} h off: ${digits}`);
    assert.equal(isSettled(line), true);
    phone.closeAll();
  }
}

/** Codes that were fetched ahead go on without a network, and say so; when they have run out the page says what to do. */
async function codesThatAreNotRefreshed({ dist, shop }) {
  const given = await holderOf(shop);
  const { phone, line } = freshPhone(dist, given);
  phone.launch('pages/code/index');
  await phone.says('member-code-digits', /^\d[\d ]{15,}$/);
  const kept = [...phone.state.storage];
  for (const [aheadMs, said] of [
    [0, /离线码，\d+ 分钟内有效/],
    [hourMs, /会员码没有加载出来/],
  ]) {
    const next = freshPhone(dist, given);
    for (const [key, value] of kept) next.phone.wx.setStorageSync(key, value);
    next.phone.realm.setClockWrong(aheadMs);
    next.line.setNetwork('down');
    next.phone.launch('pages/code/index');
    await next.phone.shows(said);
  }
  assert.equal(isSettled(line), true);
}

/** What goes wrong around the pages, by name: each is a state that says what to do, and ends. */
export const troubleChecks = {
  'without a network every page says so and comes back by its button': survives('down', /没有网络。请联网后再试一次。/),
  'when the server has fallen over every page says so and comes back by its button': survives(
    'broken',
    /出错了，请稍后再试。/,
  ),
  'on a slow network every page waits without a word': pagesWait,
  'a session that is over or refused is renewed without the member noticing': sessionsAreRenewed,
  'a session refused in the middle does not stop the member': refusedInTheMiddle,
  'a phone whose clock is an hour wrong shows the code of the till': wrongClockShowsTheRightCode,
  'codes that cannot be refreshed go on for their time and then say what to do': codesThatAreNotRefreshed,
};
