import Taro from '@tarojs/taro';

/** The size of type each platform calls usual, in pixels. */
const standard = process.env.TARO_ENV === 'h5' ? 16 : 17;
const largest = 1.6;

function setting(): number {
  if (process.env.TARO_ENV === 'h5') return parseFloat(getComputedStyle(document.documentElement).fontSize);
  const info = Taro.getAppBaseInfo();
  return 'fontSizeSetting' in info && typeof info.fontSizeSetting === 'number' ? info.fontSizeSetting : standard;
}

/** How much larger the member wants type than usual, in WeChat or the browser; 1 to 1.6, beyond which cards would break. */
export const fontScale = (): number => Math.min(largest, Math.max(1, setting() / standard));
