// What a page needs to show something: the query in its address, or what is done to get there. A page without a line
// here is opened as it is.
import { codeFaults } from './code-faults.mjs';
import { galleryFaults } from './gallery-faults.mjs';
import { sentTo } from './people.mjs';

/** The invitation in the link that this member was sent: whose own is another one. */
async function invitationFor(get) {
  const own = (await get('/me/invitations')).code;
  return own === sentTo.fresh ? sentTo.long : sentTo.fresh;
}

const first = (list, what) => {
  if (list.length === 0) throw new Error(`no ${what} to show`);
  return list[0];
};

/** What a member's phone shows now. */
async function codeOf(member) {
  const { codes, serverTime } = await member.get('/me/code');
  return codes.find(({ from, until }) => from <= serverTime && serverTime < until).qr;
}

/** The next scan on this page reads that; the browser asks for it in a dialog. */
const willScan = (page, text) => page.once('dialog', (dialog) => void dialog.accept(text));

/** Opens the clerk's scanner and lets it read the member's code of now. */
async function scan({ page, open, member }, { offline = false } = {}) {
  await open('packages/clerk/scan/index');
  await page.waitForLoadState('networkidle');
  willScan(page, await codeOf(member));
  if (offline) await page.route('**/api/till/**', (route) => route.abort());
  await page.locator('#clerk-scan').click();
}

async function type(page, figures) {
  for (const key of figures) await page.locator(`#clerk-amount-${key}`).click();
}

async function checkout(way) {
  await scan(way);
  await way.page.locator('#clerk-tier').waitFor();
  await type(way.page, '128');
  await way.page.locator('#clerk-submit:not([aria-disabled="true"])').waitFor();
}

/** Rings up the bill of somebody whose own pages nobody looks at: a code counts once. */
async function ringUp(way, key, done) {
  await checkout({ ...way, member: way.others() });
  await way.page.locator(key).click();
  await way.page.locator(done).waitFor();
}

async function takenOffline(way) {
  await scan(way, { offline: true });
  await way.page.locator('#clerk-offline').waitFor();
  await type(way.page, '36');
}

async function marked({ page, open, others }) {
  await open('packages/clerk/gatherings/index');
  willScan(page, await codeOf(others()));
  await page.locator('#attend-scan').click();
  await page.locator('#attend-result').waitFor();
  // The figures above follow once the mark is counted.
  await page.waitForLoadState('networkidle');
}

/**
 * By route; `query` is what follows the `?`, `steps` replaces opening the page by its address, `faults` is looked for
 * besides what every page is looked at for, `isLoading` shows the blocks of loading for good, and `isFirst` needs no way back.
 * `pixelRatio` is for what a scanner reads: no phone has screens as coarse as the sheets.
 */
export const ways = {
  'pages/code/index': { faults: codeFaults, pixelRatio: 2 },
  // Where those who are no members yet begin: nothing lies behind it.
  'packages/account/join/index': { isFirst: true },
  'pages/gallery/index': { isLoading: true, faults: galleryFaults },
  'pages/points/statement/index': { query: async () => `month=${new Date().toISOString().slice(0, 7)}` },
  'packages/community/survey/index': {
    query: async ({ get }) => `id=${first((await get('/me/surveys')).items, 'survey').id}`,
  },
  'packages/community/article/index': {
    query: async ({ get }) => `id=${first((await get('/me/articles')).items, 'article').id}`,
  },
  'packages/community/gathering/index': {
    query: async ({ get }) => `id=${first((await get('/me/gatherings')).items, 'gathering').id}`,
  },
  'packages/community/invited/index': { query: async ({ get }) => `i=${await invitationFor(get)}` },
  'packages/clerk/checkout/index': { steps: checkout },
  'packages/clerk/member/index': {
    steps: async (way) => {
      await scan(way);
      await way.page.locator('#clerk-member-head').click();
      await way.page
        .locator('.taro_page:visible')
        .getByText(/^[\d,]+ 可用$/)
        .waitFor();
    },
  },
  'packages/clerk/bill/index': { steps: (way) => ringUp(way, '#clerk-send-bill', '#clerk-cancel-bill') },
  'packages/clerk/done/index': { steps: (way) => ringUp(way, '#clerk-submit', '#clerk-done-title') },
  'packages/clerk/receipts/index': {
    steps: async ({ page, open, others }) => {
      await others().buys();
      const billNo = await others().isSentABill();
      await open('packages/clerk/receipts/index');
      await page.locator(`#clerk-bill-${billNo}`).waitFor();
    },
  },
  'packages/clerk/refund/index': {
    steps: async ({ page, open, others }) => {
      await open('packages/clerk/refund/index', `receipt=${await others().buys()}`);
      await page.locator('#refund-mode-lines').click();
      await page.locator('#refund-line-2').click();
      await page.locator('#refund-next:not([aria-disabled="true"])').waitFor();
    },
  },
  'packages/clerk/shift/index': {
    steps: async ({ page, open, others }) => {
      await others().buys();
      await open('packages/clerk/shift/index');
      await page.locator('[id^="action-"]').first().waitFor();
    },
  },
  'packages/clerk/actions/index': {
    steps: async ({ page, open, others }) => {
      await others().buys();
      await open('packages/clerk/actions/index');
      await page.locator('[id^="action-"]').first().waitFor();
    },
  },
  'packages/clerk/gatherings/index': { steps: marked },
  'packages/clerk/offline-bill/index': { steps: takenOffline },
  'packages/clerk/queue/index': {
    steps: async (way) => {
      await takenOffline({ ...way, member: way.others() });
      await way.page.locator('#clerk-submit').click();
      await way.page.locator('#clerk-done-title').waitFor();
      await way.open('packages/clerk/queue/index');
      await way.page.locator('#queue-send:not([aria-disabled="true"])').waitFor();
    },
  },
};
