import type { WechatConfig } from '../config.js';

/** Where WeCom answers. */
export function wecomOrigin(config: Pick<WechatConfig, 'wecomApiBase'>): string {
  return config.wecomApiBase ?? 'https://qyapi.weixin.qq.com';
}
