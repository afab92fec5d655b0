import Taro from '@tarojs/taro';

const standard = 17;

/** How much larger the member wants type than WeChat's standard; 1 to 1.4, beyond which cards would break. */
export function fontScale(): number {
  if (process.env.TARO_ENV === 'h5') return 1;
  const info = Taro.getAppBaseInfo();
  const setting =
    'fontSizeSetting' in info && typeof info.fontSizeSetting === 'number' ? info.fontSizeSetting : standard;
  return Math.min(1.4, Math.max(1, setting / standard));
}
