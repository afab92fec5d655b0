import Taro from '@tarojs/taro';
import type { Home } from '@jieti/shared/api/me';
import { wechat } from '../wechat';

/** Cards stored before they carried points have another name. */
const key = () => `last-home-2-${wechat.owner()}`;

/** The last card this phone showed, for the moments without a network. */
export const storedHome = (): Home | undefined => Taro.getStorageSync<Home | ''>(key()) || undefined;

export const storeHome = (home: Home): void => Taro.setStorageSync(key(), home);
