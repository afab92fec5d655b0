// The community: somebody new joins at the door of a gathering and attends it; articles; what the desk sees of it all.
import assert from 'node:assert/strict';
import { picture } from './stage.mjs';

const gathering = '苏州河边的咖啡散步';

/**
 * @param {{
 *   scene: Function, mini: import('playwright-core').Page, openMini: (route: string) => Promise<void>,
 *   guest: import('playwright-core').Page, desk: import('playwright-core').Page,
 *   merchantUrl: string, simulatorUrl: string,
 * }} stage
 */
export async function communityScenes({ scene, mini, openMini, guest, desk, merchantUrl, simulatorUrl }) {
  const open = (route) => desk.goto(`${merchantUrl}/console/${route}`);
  let code = '';
  let id = '';

  await scene('the operator puts the code of a gathering on the screen at the place', async () => {
    await open('gatherings');
    await desk.getByText(gathering).first().waitFor();
    await picture(desk, 'console-gatherings');
    await desk.getByTestId('gathering-row').filter({ hasText: gathering }).click();
    await desk.getByTestId('gathering-code').waitFor();
    id = new URL(desk.url()).pathname.split('/').at(-1) ?? '';
    await open(`gatherings/${id}/code`);
    await desk.getByTestId('code-digits').waitFor();
    await picture(desk, 'console-gathering-code');
    code = ((await desk.getByTestId('code-digits').textContent()) ?? '').replace(/\D/g, '');
    assert.match(code, /^\d{6}$/);
  });

  await scene('somebody new scans it, sees what the shop offers, joins, and has attended', async () => {
    await newPhone(simulatorUrl);
    await guest.goto(`${merchantUrl}/m/?phone=sim-newcomer#/packages/community/gathering/index?id=${id}&code=${code}`);
    await guest.locator('#join-open').waitFor();
    await picture(guest, 'join');
    await guest.locator('#join-open').click();
    await guest.locator('#join-sheet').waitFor();
    await picture(guest, 'join-sheet');
    await guest.locator('#join-agree').click();
    await guest.locator('#attended').filter({ hasText: '签到成功' }).waitFor();
    await picture(guest, 'gathering-attended');
  });

  await scene('the member reads an article', async () => {
    await openMini('packages/community/articles/index');
    await mini.locator('[id^="article-"]').first().waitFor();
    await picture(mini, 'articles');
    await mini.locator('[id^="article-"]').filter({ hasText: '豆子开封' }).click();
    await mini.locator('#article-share').waitFor();
    await picture(mini, 'article');
  });

  await scene('the operator sees who read, where members go, and who is in the groups', async () => {
    await open('articles');
    await desk.getByTestId('article-row').filter({ hasText: '豆子开封' }).click();
    await desk.getByText('读完').first().waitFor();
    await picture(desk, 'console-article');
    await open('browsing');
    await desk.locator('svg path').first().waitFor();
    await picture(desk, 'console-browsing');
    await open('groups');
    await desk.getByText('服务号').first().waitFor();
    await picture(desk, 'console-groups');
    await open('invitations');
    await desk.getByTestId('invitation-stages').waitFor();
    await picture(desk, 'console-invitations');
  });
}

/** Somebody whom WeChat knows and the shop does not. */
async function newPhone(simulatorUrl) {
  const reply = await fetch(`${simulatorUrl}/sim/phones`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ phones: [{ openid: 'sim-newcomer', name: '顾新' }] }),
  });
  assert.equal(reply.ok, true);
}
