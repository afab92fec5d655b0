import Taro from '@tarojs/taro';
import { serverNow } from '../clock';
import { wechat } from '../wechat';
import type { SubscribeResults } from '../wechat-port';
import type { Refusals } from './due-notices';

const key = () => `notice-refusals-${wechat.owner()}`;

export const storedRefusals = (): Refusals => Taro.getStorageSync<Refusals | ''>(key()) || {};

/** Remembers at once what was refused, before the server hears of it; an accept ends it. */
export function keepAnswers(results: SubscribeResults): void {
  const kept = { ...storedRefusals() };
  for (const [id, result] of Object.entries(results))
    if (result === 'reject') kept[id] = serverNow();
    else if (result === 'accept') delete kept[id];
  Taro.setStorageSync(key(), kept);
}
