// The clerk after the first bill: the day so far, a refund, a purchase without a network; and the till at a PC.
import { picture } from './stage.mjs';

async function ask(address, options = {}) {
  const reply = await fetch(address, {
    headers: { 'content-type': 'application/json', ...options.headers },
    ...options,
  });
  return reply.json();
}

/** What another member's phone shows: the QR code with its signed claim. */
async function signedCodeOf(name, { merchantUrl, simulatorUrl }) {
  const { phones } = await ask(`${merchantUrl}/api/demo`);
  const { openid } = phones.find((phone) => phone.name === name);
  const { code } = await ask(`${simulatorUrl}/sim/phones/${openid}/login-code`, { method: 'POST', body: '{}' });
  const body = JSON.stringify({ code });
  const { token } = await ask(`${merchantUrl}/api/auth/wechat-login`, { method: 'POST', body });
  const { codes } = await ask(`${merchantUrl}/api/me/code`, { headers: { authorization: `Bearer ${token}` } });
  return codes[0].qr;
}

/** Opens a page of the signed-in clerk. */
async function openClerk(till, merchantUrl, page) {
  await till.goto('about:blank');
  await till.goto(`${merchantUrl}/m/#/packages/clerk/${page}/index`);
}

/** @param {{ scene: Function, till: import('playwright-core').Page, merchantUrl: string, simulatorUrl: string }} stage */
export async function tillScenes({ scene, till, merchantUrl, simulatorUrl }) {
  await scene('the clerk sees the day so far, and what would go back of a receipt', async () => {
    await openClerk(till, merchantUrl, 'shift');
    await till.locator('#shift-sales').filter({ hasText: '¥' }).waitFor();
    await picture(till, 'clerk-shift', { fullPage: true });
    await openClerk(till, merchantUrl, 'receipts');
    await till.locator('[id^="clerk-refund-"]').first().click();
    await till.locator('#refund-next').click();
    await till.locator('#refund-effects').waitFor();
    await picture(till, 'clerk-refund');
  });

  await scene('without a network a purchase is taken down once, and arrives when it is back', async () => {
    const code = await signedCodeOf('林知夏', { merchantUrl, simulatorUrl });
    till.on('dialog', (dialog) => dialog.accept(code));
    await openClerk(till, merchantUrl, 'scan');
    await till.locator('#clerk-scan').waitFor();
    await till.route('**/api/till/**', (route) => route.abort());
    await till.locator('#clerk-scan').click();
    await till.locator('#clerk-offline').waitFor();
    for (const key of ['3', '6']) await till.locator(`#clerk-amount-${key}`).click();
    await picture(till, 'clerk-offline');
    await till.locator('#clerk-submit').click();
    await till.locator('#clerk-to-queue').click();
    await till.locator('#queue-title').filter({ hasText: '1 笔等着发送' }).waitFor();
    await picture(till, 'clerk-queue');
    await till.unroute('**/api/till/**');
    await till.locator('#queue-send').click();
    await till.locator('#queue-title').filter({ hasText: '都发出去了' }).waitFor();
  });
}

/** A hand scanner is a keyboard: it types fast, on a slow machine too, wherever the focus is, and ends with Enter. */
function typeAsScanner(text) {
  const { KeyboardEvent } = window;
  const target = document.activeElement ?? document.body;
  for (const key of [...text, 'Enter'])
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

/** @param {{ scene: Function, pc: import('playwright-core').Page, merchantUrl: string, simulatorUrl: string }} stage */
export async function webTillScenes({ scene, pc, merchantUrl, simulatorUrl }) {
  await scene('at a PC the clerk scans, takes two items and points, and takes it back', async () => {
    await pc.goto(`${merchantUrl}/console/`);
    await pc.getByTestId('sign-in-username').fill('clerk2');
    await pc.getByTestId('sign-in-password').fill('jieti-demo');
    await pc.getByTestId('sign-in-submit').click();
    await pc.getByTestId('identify-text').waitFor();
    await pc.evaluate(typeAsScanner, await signedCodeOf('林知夏', { merchantUrl, simulatorUrl }));
    await pc.getByTestId('member-name').filter({ hasText: '林' }).waitFor();
    await pc.locator('[data-testid^="amount-"]').first().fill('128');
    await pc.getByTestId('add-line').click();
    await pc.locator('[data-testid^="amount-"]').nth(1).fill('36');
    await pc.locator('[data-testid="record"]:enabled').waitFor();
    await picture(pc, 'console-till');
    await pc.getByTestId('record').click();
    await pc.getByTestId('done').waitFor();
    await pc.getByTestId('undo').click();
    await pc.getByTestId('undo').waitFor({ state: 'detached' });
  });
}
