// A member pays → the tier rises → coupon and message arrive → the clerk takes the code → the coupon is redeemed →
// the operator sends 金卡 members an offer → it arrives → the operator asks more of a tier, sees who would fall,
// publishes, and the phone says so; the owner checks the connections to WeChat and sends a test. In a real browser,
// against real servers.
import assert from 'node:assert/strict';
import { openStage, picture } from './stage.mjs';
import { channelScenes } from './channel-scenes.mjs';
import { communityScenes } from './community-scenes.mjs';
import { deskScenes } from './desk-scenes.mjs';
import { memberScenes } from './member-scenes.mjs';
import { clerkTries, fillForGood, foundOnly, PATIENCE, switchTier, typeFigure } from './steps.mjs';
import { tillScenes, webTillScenes } from './till-scenes.mjs';

const stage = await openStage();
const results = { passed: 0, failed: 0 };
const problems = [];

/** One sentence of the story. After a failure the rest cannot be told. */
async function scene(sentence, play) {
  if (results.failed > 0) return;
  try {
    await play();
    results.passed += 1;
    console.log(`ok     ${sentence}`);
  } catch (error) {
    results.failed += 1;
    console.log(`FAILED ${sentence}\n${error.stack}`);
  }
}

function watched(page, name) {
  page.setDefaultTimeout(PATIENCE);
  page.on('pageerror', (error) => problems.push(`${name}: ${error.message}`));
  return page;
}

const { simulatorUrl, merchantUrl } = stage;
const demo = await (await fetch(`${merchantUrl}/api/demo`)).json();
const hero = demo.phones.find((phone) => phone.name === '周予安');
const phone = watched(await stage.deskPage(), 'phone');
const mini = watched(await stage.phonePage(), 'mini-program');
const till = watched(await stage.phonePage(), 'till');
const desk = watched(await stage.deskPage(), 'console');
const settings = watched(await stage.deskPage(), 'settings');
let code = '';

/** Opens a page of the mini-program as from a message: a fresh start, nothing left over from the page before. */
async function openMini(route) {
  await mini.goto('about:blank');
  await mini.goto(`${merchantUrl}/m/?phone=${hero.openid}#/${route}`);
}

try {
  await scene('the member sees 银卡 and what is missing for 金卡', async () => {
    assert.equal(hero.tier, '银卡');
    await openMini('pages/home/index');
    await mini.locator('#home-tier').filter({ hasText: '银卡' }).waitFor();
    await picture(mini, 'home-before');
  });

  await scene('the member pays ¥128 in the simulated phone', async () => {
    await phone.goto(`${simulatorUrl}/?phone=${hero.openid}`);
    await phone.getByTestId('phone-name').filter({ hasText: '周予安' }).waitFor();
    await phone.getByTestId('pay-amount').fill('128');
    await phone.getByTestId('pay-button').click();
    await phone
      .getByTestId('pay-result')
      .filter({ hasText: /成功|已付|到账/ })
      .waitFor();
  });

  await scene('the message about 金卡 arrives on the phone', async () => {
    await phone.getByTestId('message').filter({ hasText: '金卡' }).first().waitFor();
    await picture(phone, 'phone');
  });

  await scene('the tier has risen to 金卡 in the mini-program', async () => {
    await openMini('pages/home/index');
    await mini.locator('#home-tier').filter({ hasText: '金卡' }).waitFor();
    await picture(mini, 'home', { fullPage: true });
  });

  await scene('the gift coupon is in the wallet', async () => {
    await openMini('pages/coupons/index');
    await mini.getByText('满 98 减 20').first().waitFor();
    await picture(mini, 'coupons');
  });

  await scene('the page 为什么是这个等级 names the receipt', async () => {
    await openMini('pages/why/index');
    await mini.locator('#why-sentence').filter({ hasText: '金卡' }).waitFor();
    await picture(mini, 'why', { fullPage: true });
  });

  await scene('the perks page shows the ladder', async () => {
    await openMini('pages/perks/index');
    await mini.locator('#perks-progress').waitFor();
    await picture(mini, 'perks');
  });

  await scene('the member shows the code', async () => {
    await openMini('pages/code/index');
    const digits = mini.locator('#member-code-digits').filter({ hasText: /^\s*88(\s*\d){17}\s*$/ });
    code = (await digits.innerText()).replace(/\D/g, '');
    await picture(mini, 'code');
  });

  await scene('the clerk signs in and takes the code', async () => {
    await till.goto(`${merchantUrl}/m/#/packages/clerk/login/index`);
    await till.locator('#clerk-username input').fill('clerk');
    await till.locator('#clerk-password input').fill('jieti-demo');
    await till.locator('#clerk-login').click();
    await fillForGood(till.locator('#clerk-code-input input'), code);
    await till.locator('#clerk-identify').click();
    await till.locator('#clerk-tier').filter({ hasText: '金卡' }).waitFor();
  });

  await scene('the clerk enters ¥128, sees the coupon taken off, and records it', async () => {
    for (const key of ['1', '2', '8']) await till.locator(`#clerk-amount-${key}`).click();
    await till.getByText('−20.00').first().waitFor();
    await picture(till, 'clerk');
    await till.locator('#clerk-submit').click();
    await till.locator('#clerk-done-title').waitFor();
    await picture(till, 'clerk-done');
  });

  await scene('the coupon is redeemed', async () => {
    await openMini('pages/coupons/index');
    await mini.locator('#coupons-used').click();
    await mini.getByText('满 98 减 20').first().waitFor();
  });

  await scene('the same code cannot take a second bill', async () => {
    const reply = await clerkTries(merchantUrl, code);
    assert.equal(reply.code, 'code_used');
  });

  await tillScenes({ scene, till, merchantUrl, simulatorUrl });

  await scene('the operator signs in and sees the shop', async () => {
    await desk.goto(`${merchantUrl}/console/`);
    await desk.getByTestId('sign-in-username').fill('operator');
    await desk.getByTestId('sign-in-password').fill('jieti-demo');
    await desk.getByTestId('sign-in-submit').click();
    await desk.getByTestId('nav-dashboard').waitFor();
    await desk.getByText('等级分布与流动').first().waitFor();
    await picture(desk, 'console-dashboard');
  });

  await scene('the operator finds the member and reads why', async () => {
    await desk.getByTestId('nav-members').click();
    await desk.getByTestId('member-search').fill('周予安');
    await desk.waitForFunction(foundOnly, '周');
    await desk.getByTestId('member-row').first().click();
    await desk.getByTestId('member-name').filter({ hasText: '周' }).waitFor();
    await picture(desk, 'console-member');
  });

  await scene('the operator writes an offer for 金卡 and sees the reach before sending', async () => {
    await desk.getByTestId('nav-campaigns').click();
    await desk.getByTestId('campaign-new').first().click();
    await desk.getByTestId('campaign-name').fill('金卡夏至豆子礼');
    for (const tier of ['plain', 'silver', 'gold', 'platinum']) await switchTier(desk, tier, tier === 'gold');
    await desk.getByTestId('campaign-title-gold').fill('夏至拼配到店了');
    await desk.getByTestId('campaign-body-gold').fill('出示会员码，金卡价 ¥88，每人限 2 包');
    await picture(desk, 'console-editor');
    await desk.getByTestId('campaign-save').click();
    await desk.getByTestId('campaign-forecast').click();
    await desk.getByTestId('campaign-launch').waitFor();
    await picture(desk, 'console-forecast');
  });

  await scene('the offer is sent, and every member of the plan has an outcome', async () => {
    await desk.getByTestId('campaign-launch').click();
    await desk.getByTestId('campaign-launch-confirm').click();
    await desk.getByTestId('campaign-sent-count').waitFor();
    await desk.getByText('已完成').first().waitFor();
    await picture(desk, 'console-campaign');
  });

  await scene('the offer arrives on the phone', async () => {
    await phone.getByTestId('message').filter({ hasText: '夏至拼配到店了' }).first().waitFor();
    await picture(phone, 'phone-offer');
  });

  await scene('the operator asks more of 金卡 in a draft, on the spread of real members', async () => {
    await desk.getByTestId('nav-programme').click();
    await desk.getByText('继续改草稿').click();
    const figures = desk.getByTestId('tier-gold').locator('input');
    await typeFigure(figures.nth(0), '2300');
    await typeFigure(figures.nth(2), '2200');
    await desk.getByTestId('save-draft').click();
    await desk.locator('[data-testid="save-draft"]:disabled').waitFor();
  });

  await scene('the what-if says who would fall, and by how little', async () => {
    await desk.getByTestId('start-trial').click();
    await desk.getByTestId('trial-summary').filter({ hasText: '降级' }).waitFor();
    await picture(desk, 'console-designer');
    await desk.goto(`${merchantUrl}/console/programmes/membership/health`);
    await desk.getByText('规则体检').first().waitFor();
    await picture(desk, 'console-health');
    await desk.goBack();
    await desk.getByTestId('trial-summary').filter({ hasText: '降级' }).waitFor();
  });

  await scene('the draft is published with its notice', async () => {
    await desk.locator('[data-testid="publish"]:enabled').click();
    await desk.getByTestId('publish-note').fill('金卡礼遇加码，门槛随之调整');
    await desk.getByTestId('publish-confirm').click();
    await desk.getByText('已发布').first().waitFor();
  });

  await scene('the member reads on the phone what changes, from when, and what it means', async () => {
    await openMini('pages/home/index');
    await mini.locator('#home-announcement').click();
    await mini.locator('#announcement-sentence').filter({ hasText: '金卡' }).waitFor();
    await mini.locator('#announcement-sheet').getByText('2,300').first().waitFor();
    await picture(mini, 'home-announcement');
  });

  await memberScenes({ scene, mini, openMini });
  await deskScenes({ scene, desk, merchantUrl });
  const guest = watched(await stage.phonePage(), 'guest');
  await communityScenes({ scene, mini, openMini, guest, desk, merchantUrl, simulatorUrl });
  await webTillScenes({ scene, pc: watched(await stage.deskPage(), 'web till'), merchantUrl, simulatorUrl });
  await channelScenes({ scene, settings, phone, merchantUrl });

  await scene('no page threw an error', async () => assert.deepEqual(problems, []));
} finally {
  await stage.close();
}

console.log(`${results.passed} passed, ${results.failed} failed`);
process.exit(results.failed > 0 ? 1 : 0);
