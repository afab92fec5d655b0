import Taro from '@tarojs/taro';

/**
 * The invitation that opened the mini-program: `i` of a shared card, or the scene of a poster's code, which WeChat hands
 * over encoded; undefined without one.
 */
export function launchInvitation(): string | undefined {
  const query: Record<string, string | undefined> = Taro.getLaunchOptionsSync().query ?? {};
  const scene = decodeURIComponent(query['scene'] ?? '').split('&');
  const code = query['i'] ?? scene.find((part) => part.startsWith('i='))?.slice(2);
  return code && /^\d{8}$/.test(code) ? code : undefined;
}
