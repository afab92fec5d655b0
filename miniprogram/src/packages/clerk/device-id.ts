import Taro from '@tarojs/taro';
import { randomId } from '../../random-id';

const key = 'clerk-device';

/** Names this phone in the shop's log of actions; made once per installation. */
export function deviceId(): string {
  const stored = Taro.getStorageSync<string>(key);
  if (stored) return stored;
  const made = `phone-${randomId(8)}`;
  Taro.setStorageSync(key, made);
  return made;
}
