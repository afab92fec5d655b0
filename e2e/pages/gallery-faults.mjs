import { contrast, faults } from './look.mjs';

const palettes = ['plain', 'silver', 'gold', 'platinum', 'jade'];

/** Looks at every component in every palette. */
export async function galleryFaults(page) {
  const found = [];
  for (const palette of palettes) {
    await page.locator(`#palette-${palette}`).click();
    await page.waitForTimeout(60);
    const list = await page.evaluate(faults, { reach: 0, ...contrast });
    found.push(...list.map((fault) => `${palette}: ${fault}`));
  }
  await page.locator('#palette-gold').click();
  return found;
}
