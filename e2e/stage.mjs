// What the story plays on: the whole demo on ports and a directory of its own, and a real Chromium.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { startDemo } from '../scripts/demo-stack.mjs';
import { root, stop } from '../scripts/workspace.mjs';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
];

/** Pictures go into docs/images with `--images`, else into a folder that git ignores. */
export const pictures = path.join(root, process.argv.includes('--images') ? 'docs/images' : 'e2e/artifacts');

export async function openStage() {
  const executablePath = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find((file) => file && existsSync(file));
  if (!executablePath) stop('没有找到 Chromium：请安装，或用 CHROMIUM=路径 指明。');
  mkdirSync(pictures, { recursive: true });
  const dataDir = mkdtempSync(path.join(tmpdir(), 'jieti-e2e-'));
  const [port, simPort] = await Promise.all([freePort(), freePort()]);
  const stack = await startDemo({ port, simPort, dataDir, databaseUrl: '', quiet: true });
  const browser = await chromium.launch({ executablePath, args: flags });
  return {
    ...stack,
    browser,
    phonePage: () =>
      browser.newPage({
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        locale: 'zh-CN',
        isMobile: true,
        hasTouch: true,
      }),
    deskPage: () => browser.newPage({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1, locale: 'zh-CN' }),
    close: async () => {
      await browser.close();
      await stack.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export async function picture(page, name, options = {}) {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(900);
  await page.screenshot({ path: path.join(pictures, `${name}.png`), ...options });
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
