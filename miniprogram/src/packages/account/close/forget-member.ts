import Taro from '@tarojs/taro';
import { wechat } from '../../../wechat';

/** Nothing of the member stays on the phone; what a clerk keeps on it is not theirs. */
export function forgetMember(): void {
  const ending = `-${wechat.owner()}`;
  for (const key of Taro.getStorageInfoSync().keys)
    if (key === 'member-session' || key.endsWith(ending)) Taro.removeStorageSync(key);
}
