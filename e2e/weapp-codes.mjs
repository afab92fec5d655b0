// The member's codes as the compiled WeChat output shows them, photographed in Chromium at three widths, light and dark,
// and read by two decoders each that know nothing of one another. `node e2e/weapp-codes.mjs [dist]`
import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { started } from '../miniprogram/test/weapp-harness/started.mjs';
import { readBars, readQr } from './pages/read-codes.mjs';
import { snapshotOf } from './weapp/snapshot.mjs';

const root = path.join(import.meta.dirname, '..');
const [dist = path.join(root, 'miniprogram/dist/weapp')] = process.argv.slice(2);
const folder = path.join(import.meta.dirname, 'artifacts/weapp');
const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (file) => file && existsSync(file),
);
/** What a scanner needs of white around a code. */
const quietPx = 8;

async function shotOf(page, id) {
  const { x, y, width, height } = await page.locator(`[id="${id}"]`).boundingBox();
  const clip = { x: x - quietPx, y: y - quietPx, width: width + 2 * quietPx, height: height + 2 * quietPx };
  return page.screenshot({ clip });
}

async function readAt(browser, { width, colorScheme }) {
  const { phone, server } = started(dist, 'pages/code/index');
  const told = [];
  const answer = server.answer.bind(server);
  server.answer = async (...asked) => {
    const reply = await answer(...asked);
    told.push(...(reply?.body?.codes ?? []));
    return reply;
  };
  const digits = (await phone.says('member-code-digits', /^92[\d ]+$/)).replaceAll(' ', '');
  const { qr } = told.find(({ code }) => code === digits) ?? {};
  const page = await browser.newPage({ viewport: { width, height: 844 }, deviceScaleFactor: 3, colorScheme });
  await page.setContent(snapshotOf(phone), { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(folder, `code-${width}-${colorScheme}.png`) });
  phone.closeAll();
  try {
    assert.deepEqual(await readBars(await shotOf(page, 'member-code-bars')), [digits, digits]);
    assert.deepEqual(await readQr(await shotOf(page, 'member-code-qr')), [qr, qr]);
  } finally {
    await page.close();
  }
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--force-color-profile=srgb'] });
let failed = 0;
for (const width of [320, 390, 430]) {
  for (const colorScheme of ['light', 'dark']) {
    try {
      await readAt(browser, { width, colorScheme });
      console.log(`ok     ${width} px, ${colorScheme}`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED ${width} px, ${colorScheme}\n  ${error.message}`);
    }
  }
}
await browser.close();
process.exit(failed === 0 ? 0 : 1);
