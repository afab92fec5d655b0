// What people do on the pages more than once, or what takes more than one line to do.

/** How long anything may take to appear, in milliseconds. */
export const PATIENCE = 20_000;

/** A figure inside a sentence shows itself plainly once it is being written. */
export async function typeFigure(field, text) {
  await field.click();
  await field.fill(text);
  await field.press('Enter');
}

/** Includes a tier in the campaign being written, or leaves it out. */
export async function switchTier(desk, tier, on) {
  const control = desk.getByTestId(`campaign-tier-${tier}`);
  if (((await control.getAttribute('aria-checked')) === 'true') !== on) await control.click();
  await desk.locator(`[data-testid="campaign-tier-${tier}"][aria-checked="${on}"]`).waitFor();
}

/** Runs in the page: the list shows what was searched for, not what was there before; names are masked. */
export function foundOnly(surname) {
  const rows = [...document.querySelectorAll('[data-testid="member-row"]')];
  return rows.length > 0 && rows.every((row) => row.textContent.includes(surname));
}

/** A page that just opened may clear its fields once more when it is shown: fills until the text has stayed a while. */
export async function fillForGood(field, text) {
  const deadline = Date.now() + PATIENCE;
  for (let kept = 0; kept < 5; ) {
    if (Date.now() > deadline) throw new Error(`the field did not keep ${text}`);
    if ((await field.inputValue()) === text) kept += 1;
    else {
      kept = 0;
      await field.fill(text);
    }
    await field.page().waitForTimeout(50);
  }
}

/** A second clerk with the same code, straight at the API. */
export async function clerkTries(merchantUrl, usedCode) {
  const ask = async (route, body, token) => {
    const reply = await fetch(`${merchantUrl}/api/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    });
    return reply.json();
  };
  const { token } = await ask('auth/staff-login', { username: 'clerk2', password: 'jieti-demo' });
  const visit = await ask('till/identify', { code: usedCode }, token);
  if (visit.code && visit.requestId) return visit;
  return ask('till/purchases', { visit: visit.visit, receiptNo: 'E2E-2', amountFen: 1000 }, token);
}

/** The member allows one message of this kind on the simulated phone, and the shop has heard of it. */
export async function allowOnce(phone, title) {
  await phone.getByTestId('phone-tab-consents').click();
  await phone.getByLabel(`${title}，弹出订阅授权`).click();
  await phone.getByTestId('consent-accept').click();
  await phone.getByTestId('consent-accept').waitFor({ state: 'hidden' });
  await phone.getByTestId('phone-tab-messages').click();
}

/** The owner signs in and opens the settings of WeChat. */
export async function openSettings(page, merchantUrl) {
  await page.goto(`${merchantUrl}/console/`);
  await page.getByTestId('sign-in-username').fill('owner');
  await page.getByTestId('sign-in-password').fill('jieti-demo');
  await page.getByTestId('sign-in-submit').click();
  await page.getByTestId('nav-settings').click();
  await page.getByTestId('account-miniProgram').waitFor();
}

/** Asks WeChat about every account and for its templates, and waits until what it said has been told. */
export async function checkChannels(page) {
  for (const account of ['miniProgram', 'officialAccount', 'wecom', 'pay']) {
    await page.getByTestId(`check-${account}`).click();
    await page.getByTestId(`checked-${account}`).filter({ hasText: '检查通过' }).waitFor();
  }
  await page.getByTestId('sync-templates').click();
  await page.getByTestId('template-row').first().filter({ hasText: '可用' }).waitFor();
  await page.waitForFunction(() => !document.querySelector('.ant-message-notice'));
}

/** The list under a search field shows who was looked for, and nobody from before. */
function offeredOnly(initial) {
  const offered = [...document.querySelectorAll('.ant-select-item-option')];
  return offered.length > 0 && offered.every((one) => one.textContent?.trim().startsWith(initial));
}

/** Chooses whom the test message goes to and what it says, and sends it. */
export async function sendTest(page, { name, template }) {
  await page.getByTestId('test-send').click();
  await page.getByLabel('发给谁').fill(name);
  await page.waitForFunction(offeredOnly, name[0]);
  await page.locator('.ant-select-item-option').first().click();
  await page.getByLabel('发什么').click();
  await page.locator('.ant-select-item-option').filter({ hasText: template }).click();
  await page.getByText('会用掉这位会员 1 次订阅').waitFor();
  await page.getByTestId('test-send-confirm').click();
  await page.getByTestId('test-send-result').filter({ hasText: 'errcode 0' }).waitFor();
}
