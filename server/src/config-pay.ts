import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError } from './config-error.js';

export interface PayConfig {
  readonly apiBase: string;
  readonly mchId: string;
  /** 32 bytes. */
  readonly apiV3Key: string;
  readonly merchantSerial: string;
  readonly merchantKeyPem: string;
  readonly notifyUrl: string;
  /** Public-key mode: `PUB_KEY_ID_…` and its PEM. Null where the merchant has platform certificates only. */
  readonly publicKey: { readonly id: string; readonly pem: string } | null;
}

type Env = Readonly<Record<string, string | undefined>>;

/** WeChat Pay, as the environment has it; null without a merchant number. */
export function payOf(env: Env, port: number): PayConfig | null {
  const mchId = env['PAY_MCHID'];
  if (!mchId) return null;
  if (!/^\d{6,32}$/.test(mchId)) throw new ConfigError(`PAY_MCHID 要是数字，现在是 ${mchId}。`);
  const apiV3Key = env['PAY_APIV3_KEY'] ?? '';
  if (Buffer.byteLength(apiV3Key) !== 32) throw new ConfigError('PAY_APIV3_KEY 要正好 32 个字节。');
  const merchantSerial = env['PAY_MERCHANT_SERIAL'] ?? '';
  if (!/^[0-9A-Fa-f]{8,64}$/.test(merchantSerial))
    throw new ConfigError('PAY_MERCHANT_SERIAL 要是商户 API 证书的序列号，只有 0–9 和 A–F。');
  return {
    apiBase: env['PAY_API_BASE'] ?? 'https://api.mch.weixin.qq.com',
    mchId,
    apiV3Key,
    merchantSerial,
    merchantKeyPem: pemOf(env, 'PAY_MERCHANT_KEY', createPrivateKey),
    notifyUrl: notifyUrlOf(env['PAY_NOTIFY_URL'] ?? `http://localhost:${port}/api/wechat/pay-notify`),
    publicKey: publicKeyOf(env),
  };
}

function publicKeyOf(env: Env): PayConfig['publicKey'] {
  const id = env['PAY_PUBLIC_KEY_ID'];
  if (!id) return null;
  if (!/^PUB_KEY_ID_\d+$/.test(id)) throw new ConfigError('PAY_PUBLIC_KEY_ID 要是 PUB_KEY_ID_ 开头，后面是数字。');
  return { id, pem: pemOf(env, 'PAY_PUBLIC_KEY', createPublicKey) };
}

/** WeChat Pay calls no address that has a query; plain http only on this machine, for trying things out. */
function notifyUrlOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isHere = url?.protocol === 'http:' && (url.hostname === 'localhost' || url.hostname === '127.0.0.1');
  if (!url || !(url.protocol === 'https:' || isHere) || url.search !== '' || text.length > 255)
    throw new ConfigError(`PAY_NOTIFY_URL 要是 https 地址，不带 ? 后面的参数，现在是 ${text}。`);
  return text;
}

/** A PEM is given whole, or as `NAME_FILE=path`. */
function pemOf(env: Env, name: string, parse: (pem: string) => { readonly asymmetricKeyType?: string }): string {
  const pem = env[name]?.replace(/\\n/g, '\n') || pemFile(env, name);
  try {
    if (parse(pem).asymmetricKeyType === 'rsa') return pem;
  } catch {
    // told below
  }
  throw new ConfigError(`${name} 不是能用的 RSA 密钥，要是 -----BEGIN 开头的 PEM 全文。`);
}

function pemFile(env: Env, name: string): string {
  const file = env[`${name}_FILE`];
  if (!file) throw new ConfigError(`${name} 或 ${name}_FILE 没有设置。`);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new ConfigError(`${name}_FILE 读不到：${file}。`);
  }
}
