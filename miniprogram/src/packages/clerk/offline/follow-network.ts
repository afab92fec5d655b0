import Taro from '@tarojs/taro';
import { sendNow } from './send-now';

let following = false;

/** From now on what waits is sent as soon as the network is back or the mini-program comes to the front. */
export function followNetwork(): void {
  if (following) return;
  following = true;
  Taro.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) void sendNow();
  });
  if (process.env.TARO_ENV === 'weapp') Taro.onAppShow(() => void sendNow());
}
