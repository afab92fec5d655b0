import Taro from '@tarojs/taro';
import { phoneNow } from '../clock';
import { wechat } from '../wechat';

/** The last answer this phone had, and when it had it in epoch milliseconds. */
export interface KeptAnswer<T> {
  readonly at: number;
  readonly value: T;
}

/** Each WeChat user of a phone has answers of their own; a browser may show several. */
const key = (name: string) => `kept-${name}-${wechat.owner()}`;

/** Keeps an answer for the moments without a network. */
export function keepAnswer<T>(name: string, value: T): T {
  Taro.setStorageSync(key(name), { at: phoneNow(), value } satisfies KeptAnswer<T>);
  return value;
}

export const keptAnswer = <T>(name: string): KeptAnswer<T> | undefined =>
  Taro.getStorageSync<KeptAnswer<T> | ''>(key(name)) || undefined;
