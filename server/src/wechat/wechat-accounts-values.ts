import type { CallbackAccount } from '../config-channels.js';
import type { WechatConfig } from '../config.js';

/** Accounts that can be set in the console. */
export const accountKeys = ['miniProgram', 'officialAccount', 'wecom'] as const satisfies readonly CallbackAccount[];
export type StoredAccountKey = (typeof accountKeys)[number];

/** Everything an account consists of, by name; what is not set is absent. */
export type AccountValues = Readonly<Record<string, string>>;

/** One secret at rest. */
export interface SealedSecret {
  readonly sealed: string;
  /** What may be shown of it: its last four characters, or nothing. */
  readonly hint: string;
  readonly at: number;
}

/** What the environment says about an account; null where it says nothing. */
export function environmentValues(config: WechatConfig, account: StoredAccountKey): AccountValues | null {
  const own = ownValues(config, account);
  if (!own) return null;
  const callback = config.callbacks?.[account];
  return {
    ...own,
    ...(callback && { callbackToken: callback.token, callbackMode: callback.mode }),
    ...(callback?.encodingAesKey && { callbackAesKey: callback.encodingAesKey }),
  };
}

function ownValues(config: WechatConfig, account: StoredAccountKey): AccountValues | null {
  switch (account) {
    case 'miniProgram':
      return config.appId === '' ? null : { appId: config.appId, appSecret: config.appSecret };
    case 'officialAccount':
      return config.officialAccount ? { ...config.officialAccount } : null;
    case 'wecom':
      return config.wecom ? { ...config.wecom } : null;
    default:
      return account satisfies never;
  }
}
