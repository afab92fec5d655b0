import Taro from '@tarojs/taro';
import { askWechat } from '../wechat-prompts';

export const privacyAgreeId = 'privacy-agree';

/** Where WeChat needs the agreement to its privacy guide first, the shop's own sheet asks; a no ends that call alone. */
export function followPrivacy(): void {
  if (process.env.TARO_ENV !== 'weapp' || !Taro.canIUse('onNeedPrivacyAuthorization')) return;
  Taro.onNeedPrivacyAuthorization((resolve) => {
    void askWechat<boolean>((answer) => ({ kind: 'privacy', answer })).then((agreed) =>
      resolve(agreed ? { event: 'agree', buttonId: privacyAgreeId } : { event: 'disagree' }),
    );
  });
}
