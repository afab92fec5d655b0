import Taro from '@tarojs/taro';
import type { MyCoupons } from '@jieti/shared/api/me';
import { wechat } from '../wechat';

const key = () => `last-coupons-${wechat.owner()}`;

/** The usable coupons this phone last showed, for the moments without a network. */
export const storedCoupons = (): MyCoupons | undefined => Taro.getStorageSync<MyCoupons | ''>(key()) || undefined;

export const storeCoupons = (coupons: MyCoupons): void => Taro.setStorageSync(key(), coupons);
