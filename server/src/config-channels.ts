import { ConfigError } from './config-error.js';

export interface WecomConfig {
  readonly corpId: string;
  readonly agentId: string;
  readonly secret: string;
}

/** The surfaces of WeChat that push messages to this server. */
export type CallbackAccount = 'miniProgram' | 'officialAccount' | 'wecom';

export interface CallbackConfig {
  readonly token: string;
  /** 43 letters and digits; null in plain mode where none is known. */
  readonly encodingAesKey: string | null;
  readonly mode: 'plain' | 'safe';
}

type Env = Readonly<Record<string, string | undefined>>;

/** WeCom, and what pushed messages are checked with, as the environment has them. */
export function channelsOf(env: Env): {
  readonly wecom: WecomConfig | null;
  readonly callbacks: Partial<Record<CallbackAccount, CallbackConfig>>;
} {
  const miniProgram = callbackOf(env, 'WECHAT_CALLBACK');
  const officialAccount = callbackOf(env, 'OA_CALLBACK');
  // WeCom encrypts always; a mode cannot be chosen there.
  const wecom = callbackOf({ ...env, WECOM_CALLBACK_MODE: 'safe' }, 'WECOM_CALLBACK');
  return {
    wecom: wecomOf(env),
    callbacks: {
      ...(miniProgram && { miniProgram }),
      ...(officialAccount && { officialAccount }),
      ...(wecom && { wecom }),
    },
  };
}

function wecomOf(env: Env): WecomConfig | null {
  const names = ['WECOM_CORPID', 'WECOM_AGENT_ID', 'WECOM_SECRET'] as const;
  const missing = names.filter((name) => !env[name]);
  if (missing.length === names.length) return null;
  if (missing.length > 0) throw new ConfigError(`企业微信要三项一起设置，还缺 ${missing.join('、')}。`);
  const [corpId = '', agentId = '', secret = ''] = names.map((name) => env[name]);
  if (!/^\d+$/.test(agentId)) throw new ConfigError(`WECOM_AGENT_ID 要是数字，现在是 ${agentId}。`);
  return { corpId, agentId, secret };
}

function callbackOf(env: Env, prefix: string): CallbackConfig | null {
  const token = env[`${prefix}_TOKEN`];
  const aesKey = env[`${prefix}_AES_KEY`];
  if (!token) {
    if (aesKey) throw new ConfigError(`设了 ${prefix}_AES_KEY，还缺 ${prefix}_TOKEN。`);
    return null;
  }
  if (!/^[0-9A-Za-z]{3,32}$/.test(token)) throw new ConfigError(`${prefix}_TOKEN 要是 3–32 个字母或数字。`);
  if (aesKey && !/^[0-9A-Za-z]{43}$/.test(aesKey)) throw new ConfigError(`${prefix}_AES_KEY 要正好 43 个字母或数字。`);
  const mode = env[`${prefix}_MODE`] || (aesKey ? 'safe' : 'plain');
  if (mode !== 'plain' && mode !== 'safe') throw new ConfigError(`${prefix}_MODE 要是 plain 或 safe，现在是 ${mode}。`);
  if (mode === 'safe' && !aesKey) throw new ConfigError(`${prefix}_MODE 是 safe，还缺 ${prefix}_AES_KEY。`);
  return { token, encodingAesKey: aesKey || null, mode };
}
