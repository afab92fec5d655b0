import Taro, { usePullDownRefresh } from '@tarojs/taro';

/** Pulling the page down loads it again; the movement ends when the answer is there. */
export function usePullToRefresh(refresh: () => Promise<unknown>): void {
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
}
