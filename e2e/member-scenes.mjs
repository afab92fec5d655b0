// The member's phone beside the card: points, the claim centre, what a member does for the community.
import { picture } from './stage.mjs';
import { fillForGood } from './steps.mjs';

/** @param {{ scene: Function, mini: import('playwright-core').Page, openMini: (route: string) => Promise<void> }} stage */
export async function memberScenes({ scene, mini, openMini }) {
  await scene('the member reads the points, when they end, and every movement', async () => {
    await openMini('pages/points/index');
    await mini.locator('#points-available').filter({ hasText: /\d/ }).waitFor();
    await mini.locator('#points-expiring').waitFor();
    await picture(mini, 'points', { fullPage: true });
    await mini.locator('[id^="points-month-"]').first().click();
    await mini.locator('#statement-closing').waitFor();
    await picture(mini, 'points-statement');
  });

  await scene('the member takes a coupon of the claim centre, and the offer says so in its place', async () => {
    await openMini('pages/claims/index');
    const free = mini.locator('[id^="claim-"]').first();
    await free.waitFor();
    await picture(mini, 'claims', { fullPage: true });
    await free.click();
    await mini.locator('[id^="claim-see-"], #price-sheet').first().waitFor();
    await picture(mini, 'claims-taken');
  });

  await scene('the member checks in, once a day', async () => {
    await openMini('packages/community/tasks/index');
    await mini.locator('#check-in').filter({ hasText: '签到' }).click();
    await mini.locator('#check-in-streak').filter({ hasText: '今天已签到' }).waitFor();
    await mini.waitForTimeout(2500);
    await picture(mini, 'tasks', { fullPage: true });
  });

  await scene('the member answers a survey', async () => {
    await mini.locator('[id^="survey-"]').first().click();
    await mini.locator('#option-why-taste').click();
    await mini.locator('#scale-nps-9').click();
    await picture(mini, 'survey', { fullPage: true });
    await mini.locator('#survey-send').click();
    await mini.locator('#survey-done').waitFor();
  });

  await scene('the member tells the shop something', async () => {
    await openMini('packages/community/feedback/index');
    await fillForGood(mini.locator('#feedback-body textarea'), '夏至拼配很好喝，希望出小包装');
    await mini.locator('#feedback-send').click();
    await mini.getByText('店里在看').first().waitFor();
    await mini.waitForTimeout(2500);
    await picture(mini, 'feedback', { fullPage: true });
  });
}
