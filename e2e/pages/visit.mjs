// One page of the mini-program in front of one person, in every width and theme, and with the largest type.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PATIENCE } from '../steps.mjs';
import { contrast, faults, markTaps } from './look.mjs';
import { ways } from './ways.mjs';

export const widths = [320, 390, 430];
export const themes = ['light', 'dark'];
/** The browser's text size that stands for WeChat's largest, beside the usual 16 px. */
const largestPx = 32;
const height = 844;
const tallest = 1500;

/** Taro keeps what it stores as JSON under `data`. */
const stored = (value) => JSON.stringify({ data: value });

async function newPage(browser, { staff, rootPx, problems, name, pixelRatio = 1 }) {
  const context = await browser.newContext({
    viewport: { width: 390, height },
    deviceScaleFactor: pixelRatio,
    locale: 'zh-CN',
    isMobile: true,
    hasTouch: true,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on('pageerror', (error) => problems.push(`${name}: ${error.message}`));
  await page.addInitScript(markTaps);
  await page.addInitScript(
    ([session, px]) => {
      if (location.protocol === 'about:') return;
      localStorage.setItem('staff-session', session);
      const enlarge = () => document.documentElement.style.setProperty('font-size', `${px}px`);
      if (document.documentElement) enlarge();
      else document.addEventListener('readystatechange', enlarge, { once: true });
    },
    [stored(staff), rootPx],
  );
  return page;
}

/** Waits until nothing is loading and nothing moves. */
async function settle(page, { isLoading = false } = {}) {
  await page.waitForLoadState('networkidle');
  if (!isLoading) await page.waitForFunction(() => !document.querySelector('#skeleton, #code-loading'));
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(250);
  await page.waitForFunction(standsStill);
}

/** Runs in the page: no page is on its way in or out, and nothing else moves that comes to an end. */
function standsStill() {
  const moving = document
    .getAnimations()
    .filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
  const shown = [...document.querySelectorAll('.taro_page')].filter((one) => one.getClientRects().length > 0);
  return moving.length === 0 && shown.every((one) => Math.abs(one.getBoundingClientRect().left) < 0.5);
}

function opener(page, merchantUrl, openid) {
  return async (route, query = '') => {
    await page.goto('about:blank');
    await page.goto(`${merchantUrl}/m/?phone=${openid}#/${route}${query ? `?${query}` : ''}`);
  };
}

async function arrive(page, { route }, { member, merchantUrl, name, others }) {
  const open = opener(page, merchantUrl, member.openid);
  const { query, steps } = ways[route] ?? {};
  if (steps && name === 'long') await steps({ page, open, member, others });
  else await open(route, query && (await query({ get: member.get }).catch(() => '')));
  await settle(page, ways[route]);
}

/** The page at its full height, up to what fits on a sheet; some pages scroll inside themselves. */
async function shoot(page) {
  const { width } = page.viewportSize();
  const full = await page.evaluate(() => {
    const shown = [...document.querySelectorAll('.taro_page')].filter((one) => one.getClientRects().length > 0).at(-1);
    const bar = document.querySelector('.taro-tabbar__tabbar')?.getBoundingClientRect().height ?? 0;
    return Math.max(document.documentElement.scrollHeight, (shown?.scrollHeight ?? 0) + bar);
  });
  await page.setViewportSize({ width, height: Math.min(tallest, Math.max(height, full)) });
  await page.waitForTimeout(60);
  const image = await page.screenshot({ type: 'jpeg', quality: 82, scale: 'css', animations: 'disabled' });
  await page.setViewportSize({ width, height });
  return image;
}

function keep(folder, look, name, image) {
  const place = path.join(folder, look);
  mkdirSync(place, { recursive: true });
  writeFileSync(path.join(place, `${name}.jpg`), image);
}

async function wayHome(page, { isTab, route }) {
  if (isTab || ways[route]?.isFirst) return [];
  const back = page.locator('.taro_page:visible #back').last();
  if ((await back.count()) === 0) return ['no way back'];
  await back.click();
  await page.waitForFunction(() => !location.hash.includes('packages/') || location.hash.includes('login'));
  return [];
}

/** @returns {Promise<{ shots: { look: string, name: string, image: Buffer }[], faults: string[] }>} */
export async function visit(target, { browser, folder, person, others, staff, merchantUrl, problems }) {
  const shots = [];
  const found = [];
  const here = { member: person.member, merchantUrl, name: person.name, others };
  const name = `${target.name} (${person.name})`;
  const say = (where, list) => found.push(...list.map((fault) => `${name} ${where}: ${fault}`));
  const take = async (page, look) => {
    const image = await shoot(page);
    shots.push({ look, name: target.name, image });
    keep(folder, look, target.name, image);
  };
  const { pixelRatio } = ways[target.route] ?? {};
  const page = await newPage(browser, { staff, rootPx: 16, problems, name, pixelRatio });
  await arrive(page, target, here);
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    for (const width of widths) {
      await page.setViewportSize({ width, height });
      await page.waitForTimeout(60);
      const reach = theme === 'light' && width === 320 ? 44 : 0;
      say(`${width} ${theme}`, await page.evaluate(faults, { reach, ...contrast }));
      say(`${width} ${theme}`, (await ways[target.route]?.faults?.(page)) ?? []);
      await take(page, `${person.name}-${width}-${theme}`);
    }
  }
  await page.context().close();
  const large = await newPage(browser, { staff, rootPx: largestPx, problems, name });
  await large.setViewportSize({ width: 320, height });
  await arrive(large, target, here);
  say('320 large', await large.evaluate(faults, { reach: 44, ...contrast }));
  await take(large, `${person.name}-320-large`);
  if (!ways[target.route]?.steps) say('by its address', await wayHome(large, target));
  await large.context().close();
  return { shots, faults: found };
}
