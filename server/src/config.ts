import path from 'node:path';
import { channelsOf, type CallbackAccount, type CallbackConfig, type WecomConfig } from './config-channels.js';
import { ConfigError } from './config-error.js';
import { payOf, type PayConfig } from './config-pay.js';
import { localSecrets } from './local-secrets.js';

/** Everything the environment decides, read once at start; nothing else looks at `process.env`. */
export interface Config {
  readonly port: number;
  readonly dataDir: string;
  /** `mysql://…`, or null for the embedded SQLite file in `dataDir`. */
  readonly databaseUrl: string | null;
  /** How many reverse proxies stand in front; only then is `X-Forwarded-For` believed. */
  readonly proxies?: number;
  /** Time zone of business days. */
  readonly timeZone: string;
  readonly shopName: string;
  /** Where the shop is reached about personal data; absent: the counter and the feedback page. */
  readonly shopContact?: string | undefined;
  /** Days between publishing rules and their first day, at least (公示期); the first version of a ladder needs none. */
  readonly noticeDays: number;
  /** Publishing that moves more members than this needs a second person. */
  readonly approvalAbove: number;
  /** Moving more of a member's points by hand needs a second person; absent: 5,000. */
  readonly pointsApprovalAbove?: number;
  /** Threads that share a walk over all members; 0 or absent: one per core, at most four. */
  readonly walkThreads?: number;
  /** Processes that serve the port together; 0 or absent: one. The embedded engine has one writer, so it takes no more. */
  readonly processes?: number;
  /** How old, or how far ahead, a pushed message may be signed; absent: five minutes. */
  readonly callbackWindowMs?: number;
  readonly secrets: Secrets;
  readonly wechat: WechatConfig;
  /** Set only where the demo shop runs beside the simulator. */
  readonly demo: DemoConfig | null;
}

export type { PayConfig } from './config-pay.js';

export interface DemoConfig {
  readonly simulatorUrl: string;
  /** The message templates of the simulated merchant, as JSON text. */
  readonly templates: string;
}

export interface Secrets {
  /** Signs member and staff sessions; at least 32 characters. */
  readonly session: string;
  /** Keys the rotating member codes. */
  readonly memberCode: string;
  /** Encrypts phone numbers at rest and keys their look-up hash. */
  readonly personalData: string;
}

export interface WechatConfig {
  readonly apiBase: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly officialAccount: { readonly appId: string; readonly appSecret: string } | null;
  readonly pay: PayConfig | null;
  /** Where WeCom answers; absent: its own address. */
  readonly wecomApiBase?: string;
  readonly wecom?: WecomConfig | null;
  /** What pushed messages are checked and decrypted with; absent where a surface pushes nothing to us. */
  readonly callbacks?: Partial<Readonly<Record<CallbackAccount, CallbackConfig>>>;
}

/** Injection token of the `Config`: `@Inject(CONFIG) config: Config`. */
export const CONFIG = Symbol('Config');

type Env = Readonly<Record<string, string | undefined>>;

export function readConfig(env: Env = process.env): Config {
  const port = portOf(env['PORT'], 3000);
  const dataDir = path.resolve(env['DATA_DIR'] ?? './data');
  return {
    port,
    dataDir,
    databaseUrl: databaseUrlOf(env['DATABASE_URL']),
    proxies: proxiesOf(env['TRUSTED_PROXIES']),
    timeZone: timeZoneOf(env['TZ_BUSINESS'] ?? 'Asia/Shanghai'),
    shopName: env['SHOP_NAME'] ?? '山野咖啡',
    shopContact: env['SHOP_CONTACT'] || undefined,
    noticeDays: countOf(env, 'NOTICE_DAYS', { fallback: 7, most: 365 }),
    approvalAbove: countOf(env, 'APPROVAL_ABOVE', { fallback: 500, most: 1_000_000_000 }),
    pointsApprovalAbove: countOf(env, 'POINTS_APPROVAL_ABOVE', { fallback: 5000, most: 1_000_000_000 }),
    walkThreads: countOf(env, 'WALK_THREADS', { fallback: 0, most: 64 }),
    processes: processesOf(env),
    callbackWindowMs: countOf(env, 'CALLBACK_WINDOW_SECONDS', { fallback: 300, most: 86_400 }) * 1000,
    secrets: secretsOf(env, dataDir),
    wechat: wechatOf(env, port),
    demo: env['DEMO_SIMULATOR_URL']
      ? { simulatorUrl: env['DEMO_SIMULATOR_URL'], templates: env['DEMO_TEMPLATES'] ?? '[]' }
      : null,
  };
}

function portOf(text: string | undefined, fallback: number): number {
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError(`PORT 要是 0–65535 的整数，现在是 ${text}。`);
  return port;
}

function countOf(env: Env, name: string, { fallback, most }: { fallback: number; most: number }): number {
  const text = env[name];
  const count = text === undefined || text === '' ? fallback : Number(text);
  if (!Number.isInteger(count) || count < 0 || count > most)
    throw new ConfigError(`${name} 要是 0–${most} 的整数，现在是 ${text}。`);
  return count;
}

function processesOf(env: Env): number {
  const count = countOf(env, 'PROCESSES', { fallback: 1, most: 64 });
  if (count > 1 && databaseUrlOf(env['DATABASE_URL']) === null)
    throw new ConfigError('PROCESSES 大于 1 要有 DATABASE_URL：内置数据库只由一个进程写。');
  return count;
}

function proxiesOf(text: string | undefined): number {
  const proxies = Number(text ?? 0);
  if (!Number.isInteger(proxies) || proxies < 0 || proxies > 10)
    throw new ConfigError(`TRUSTED_PROXIES 要是 0–10 的整数，现在是 ${text}。`);
  return proxies;
}

function databaseUrlOf(text: string | undefined): string | null {
  if (!text) return null;
  if (!/^mysql:\/\/[^/]+\/.+/.test(text))
    throw new ConfigError('DATABASE_URL 要写成 mysql://用户:密码@主机:端口/数据库。');
  return text;
}

function timeZoneOf(name: string): string {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return name;
  } catch {
    throw new ConfigError(`TZ_BUSINESS 不是一个时区名：${name}。`);
  }
}

const secretNames = {
  session: 'SESSION_SECRET',
  memberCode: 'MEMBER_CODE_SECRET',
  personalData: 'PERSONAL_DATA_SECRET',
};

/** From the environment; where none is set, from the data directory, which makes its own. */
function secretsOf(env: Env, dataDir: string): Secrets {
  const anySet = Object.values(secretNames).some((name) => env[name]);
  const given = anySet ? env : localSecrets(dataDir);
  const read = (name: string): string => {
    const value = given[name];
    if (!value || value.length < 32) throw new ConfigError(`${name} 没有设置，或不足 32 个字符。`);
    return value;
  };
  return {
    session: read(secretNames.session),
    memberCode: read(secretNames.memberCode),
    personalData: read(secretNames.personalData),
  };
}

function wechatOf(env: Env, port: number): WechatConfig {
  const oaId = env['OA_APPID'];
  return {
    apiBase: env['WECHAT_API_BASE'] ?? 'https://api.weixin.qq.com',
    appId: env['WECHAT_APPID'] ?? '',
    appSecret: env['WECHAT_SECRET'] ?? '',
    officialAccount: oaId ? { appId: oaId, appSecret: env['OA_SECRET'] ?? '' } : null,
    pay: payOf(env, port),
    wecomApiBase: env['WECOM_API_BASE'] ?? 'https://qyapi.weixin.qq.com',
    ...channelsOf(env),
  };
}
