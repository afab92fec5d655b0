// The clerk's phone after the first bill: the day so far, a refund, and a purchase taken without a network.
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
