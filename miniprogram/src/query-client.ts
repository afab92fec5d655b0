import { QueryClient, focusManager, onlineManager } from '@tanstack/react-query';
import Taro from '@tarojs/taro';

const freshMs = 15_000;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: freshMs, retry: 1, retryDelay: 400, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});

/** Tells react-query what the browser would: when the mini-program comes to the front, and when the network does. */
export function followWechat(): void {
  if (process.env.TARO_ENV !== 'weapp') return;
  focusManager.setEventListener((setFocused) => {
    const show = () => setFocused(true);
    const hide = () => setFocused(false);
    Taro.onAppShow(show);
    Taro.onAppHide(hide);
    return () => {
      Taro.offAppShow(show);
      Taro.offAppHide(hide);
    };
  });
  onlineManager.setEventListener((setOnline) => {
    const follow = (network: { readonly isConnected: boolean }) => setOnline(network.isConnected);
    Taro.onNetworkStatusChange(follow);
    return () => Taro.offNetworkStatusChange(follow);
  });
}
