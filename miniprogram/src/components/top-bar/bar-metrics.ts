import Taro from '@tarojs/taro';

const gapOfWeb = 20;

/** Pixels to keep free above for the status bar and at the right for WeChat's capsule. */
export function barMetrics(): { readonly top: number; readonly right: number } {
  if (process.env.TARO_ENV === 'h5') return { top: 0, right: gapOfWeb };
  const { statusBarHeight = 0, windowWidth } = Taro.getWindowInfo();
  return { top: statusBarHeight, right: windowWidth - Taro.getMenuButtonBoundingClientRect().left };
}
