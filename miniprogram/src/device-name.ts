import Taro from '@tarojs/taro';
import { randomId } from './random-id';

const key = 'device-name';

/** What this phone calls itself to the shop, of its own making; asked for only with a member's session. */
export function deviceName(): string {
  const stored = Taro.getStorageSync<string>(key);
  if (stored) return stored;
  const made = randomId(16);
  Taro.setStorageSync(key, made);
  return made;
}
