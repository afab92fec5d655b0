// What a page needs to show something: the query in its address, or what is done to get there. A page without a line
// here is opened as it is.
import { codeFaults } from './code-faults.mjs';
import { galleryFaults } from './gallery-faults.mjs';

const first = (list, what) => {
  if (list.length === 0) throw new Error(`no ${what} to show`);
  return list[0];
};

/** Opens the clerk's scanner and lets it read the member's code of now. */
async function scan({ page, open, member }, { offline = false } = {}) {
  await open('packages/clerk/scan/index');
  await page.waitForLoadState('networkidle');
  const { codes, serverTime } = await member.get('/me/code');
  const { qr } = codes.find(({ from, until }) => from <= serverTime && serverTime < until);
  page.once('dialog', (dialog) => void dialog.accept(qr));
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

/**
 * By route; `query` is what follows the `?`, `steps` replaces opening the page by its address, `faults` is looked for
 * besides what every page is looked at for, `isLoading` shows the blocks of loading for good, and `isFirst` needs no way back.
 */
export const ways = {
  'pages/code/index': { faults: codeFaults },
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
  'packages/clerk/checkout/index': { steps: checkout },
  'packages/clerk/done/index': {
    steps: async (way) => {
      // A code counts once, and the member's own is being shown to other pages.
      await checkout({ ...way, member: way.others() });
      await way.page.locator('#clerk-submit').click();
      await way.page.locator('#clerk-done-title').waitFor();
    },
  },
  'packages/clerk/refund/index': {
    steps: async ({ page, open }) => {
      await open('packages/clerk/receipts/index');
      await page.locator('[id^="clerk-refund-"]').first().click();
      await page.locator('#refund-amount, #refund-next').first().waitFor();
    },
  },
  'packages/clerk/offline-bill/index': {
    steps: async (way) => {
      await scan(way, { offline: true });
      await way.page.locator('#clerk-offline').waitFor();
      await type(way.page, '36');
    },
  },
};
