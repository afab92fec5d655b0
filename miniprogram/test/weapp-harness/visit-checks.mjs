import assert from 'node:assert/strict';
import { DistFiles } from './dist-files.mjs';
import { openedPages } from './phone.mjs';
import { freshPhone, holderOf, memberVisits, urlOf, visitAll } from './visits.mjs';

/** WeChat draws a page in one piece while its first data is small. */
const firstDataMax = 32 * 1024;

const isClerks = (page) => page.startsWith('packages/clerk/');

/** Of members by the tables, of clerks by what was open while the till was checked: these come last. */
async function everyPageIsVisited({ dist }) {
  const { pages } = new DistFiles(dist);
  const members = pages.filter((page) => !isClerks(page));
  assert.deepEqual(members.toSorted(), Object.keys(memberVisits).toSorted());
  const unopened = pages.filter((page) => isClerks(page) && !openedPages.has(page));
  assert.deepEqual(unopened, []);
}

async function everyPageDoesItsWork({ dist, shop }) {
  const given = await holderOf(shop);
  const problems = await visitAll(async (page, entry) => {
    const { phone, line } = freshPhone(dist, given);
    phone.launch(await urlOf(page, entry, given));
    await phone.shows(entry.sees);
    const first = phone.firstData.get(page);
    assert.ok(first > 0 && first < firstDataMax, `the first setData has ${first} characters`);
    await entry.does(phone, { ...given, line });
    phone.closeAll();
    assert.deepEqual(phone.faults, []);
  });
  assert.deepEqual(problems, []);
}

/** Whatever asks WeChat for consent on a page is tapped: the popup must be the first call of all. */
async function consentComesFirstEverywhere({ dist, shop }) {
  const given = await holderOf(shop);
  let tapped = 0;
  const problems = await visitAll(async (page, entry) => {
    const { phone } = freshPhone(dist, given);
    phone.launch(await urlOf(page, entry, given));
    await phone.shows(entry.sees);
    for (const id of phone.idsSaying(/^(订阅|再订一次)$/)) {
      phone.calls.length = 0;
      phone.send(id, 'tap');
      assert.equal(phone.calls[0]?.name, 'requestSubscribeMessage', `#${id}`);
      tapped += 1;
    }
    phone.closeAll();
  });
  assert.deepEqual(problems, []);
  assert.ok(tapped >= 3, `only ${tapped} were found`);
}

/** Every page of app.json with the answers of the real server; needs the checks of the till before it. */
export const visitChecks = {
  'every page shows its own content from the real server, answers a tap, and is drawn from small data':
    everyPageDoesItsWork,
  'on every page WeChat’s consent popup is the first call of the tap': consentComesFirstEverywhere,
  'every page of app.json is visited': everyPageIsVisited,
};
