// The console beside tiers and campaigns: coupons, points, what is owed, the desk of the community, codes of stores, and
// the web till.
import assert from 'node:assert/strict';
import { picture } from './stage.mjs';

/** @param {{ scene: Function, desk: import('playwright-core').Page, merchantUrl: string }} stage */
export async function deskScenes({ scene, desk, merchantUrl }) {
  const open = (route) => desk.goto(`${merchantUrl}/console/${route}`);

  await scene('the operator sees every kind of coupon, and one on the phone while it is written', async () => {
    await open('coupons');
    await desk.getByText('满 98 减 20').first().waitFor();
    await picture(desk, 'console-coupons');
    await desk.getByTestId('coupon-new').first().click();
    await desk.getByTestId('coupon-preview').waitFor();
    await picture(desk, 'console-coupon-editor');
  });

  await scene('the operator reads the rules of points with an example worked out', async () => {
    await open('points');
    await desk.getByTestId('points-example').waitFor();
    await picture(desk, 'console-points');
  });

  await scene('the operator sees what the shop owes, and every coupon that was used', async () => {
    await open('liability');
    await desk.getByText('积分').first().waitFor();
    await picture(desk, 'console-liability');
    await open('redemptions');
    await desk.getByText('核销').first().waitFor();
    await picture(desk, 'console-redemptions');
  });

  await scene('the operator answers what a member wrote', async () => {
    await open('feedback');
    const thread = desk.locator('[data-testid^="feedback-"]').filter({ hasText: '夏至拼配很好喝' });
    await thread.getByLabel('回复').fill('下周三到店，200 克一包。');
    await thread.getByText('回复', { exact: true }).last().click();
    await thread.waitFor({ state: 'detached' });
    await picture(desk, 'console-feedback');
  });

  await scene('the operator reads the answers to a survey', async () => {
    await open('surveys');
    await desk.getByTestId('survey-row').first().click();
    await desk.getByText('净推荐值').waitFor();
    await picture(desk, 'console-survey');
  });

  await scene('the operator looks at activity that needs a person', async () => {
    await open('engagement-watch');
    await desk.getByTestId('watch-item').first().waitFor();
    await picture(desk, 'console-watch');
  });

  await scene("the operator makes a store's code for a poster", async () => {
    await open('stores');
    await desk.getByTestId('store').filter({ hasText: '安福路店' }).click();
    await desk.getByLabel('名字（可不填）').fill('winter-poster');
    await desk.getByText('换成这个码').click();
    await desk.getByText('&c=winter-poster').waitFor();
    const code = desk.getByAltText('安福路店的小程序码');
    await code.waitFor();
    assert.equal(await code.evaluate((image) => image.decode().then(() => image.naturalWidth)), 1280);
    await picture(desk, 'console-store-code');
  });
}
