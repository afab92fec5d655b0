import type { PushAccount } from '../accounts/accounts.js';
import type { Platform } from '../platform.js';

export interface PushManner {
  readonly mode: 'plain' | 'safe';
  readonly format: 'xml' | 'json';
}

/** Only the mini-program may choose its format, and WeCom always encrypts. */
export function pushManner(platform: Platform, account: PushAccount): PushManner {
  const { callbackMode, callbackFormat } = platform.state.settings;
  return {
    mode: account === 'wecom' ? 'safe' : callbackMode,
    format: account === 'miniProgram' ? callbackFormat : 'xml',
  };
}
