// The owner looks after the connections to WeChat.
import { picture } from './stage.mjs';
import { allowOnce, checkChannels, openSettings, sendTest } from './steps.mjs';

/** @param {{ scene: Function, settings: import('playwright-core').Page, phone: import('playwright-core').Page, merchantUrl: string }} stage */
export async function channelScenes({ scene, settings, phone, merchantUrl }) {
  await scene('the owner checks every connection and the templates', async () => {
    await openSettings(settings, merchantUrl);
    await checkChannels(settings);
    await settings.setViewportSize({ width: 1440, height: 1340 });
    await picture(settings, 'console-settings');
  });

  await scene('a test message of the owner arrives on the phone', async () => {
    await allowOnce(phone, '优惠券到账提醒');
    await sendTest(settings, { name: '周予安', template: '优惠券到账提醒，订阅消息' });
    await phone.getByTestId('message').filter({ hasText: '测试' }).first().waitFor();
    await picture(settings, 'console-test-send');
  });
}
