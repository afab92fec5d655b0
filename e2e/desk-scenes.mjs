// The console beside tiers and campaigns: coupons, points, what is owed, the desk of the community, and the web till.
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
}
