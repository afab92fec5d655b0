import type { CallbackConfig } from '../../src/config-channels.js';
import type { WechatConfig } from '../../src/config.js';
import { encryptCallback } from '../../src/wechat/callback-crypto.js';
import { callbackSignature } from '../../src/wechat/callback-signature.js';
import type { HttpShop, Answer } from '../http/http-shop.js';

export type Surface = 'mini-program' | 'official-account' | 'wecom';

const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const receivers = { 'mini-program': 'wx', 'official-account': 'wxoa', wecom: 'ww01' } as const;
export const token = 'tokenOfTheTests';

/** Settings of a shop all of whose surfaces push to it in this mode; WeCom always encrypts. */
export function pushSettings(mode: CallbackConfig['mode']): { readonly wechat: Partial<WechatConfig> } {
  const callback = { token, encodingAesKey: aesKey, mode };
  return {
    wechat: {
      officialAccount: { appId: receivers['official-account'], appSecret: 's' },
      wecom: { corpId: receivers.wecom, agentId: '1', secret: 's' },
      callbacks: { miniProgram: callback, officialAccount: callback, wecom: { ...callback, mode: 'safe' } },
    },
  };
}

export interface Push {
  readonly surface?: Surface;
  readonly format?: 'json' | 'xml';
  readonly mode?: 'plain' | 'safe';
  readonly timestamp?: number;
  readonly nonce?: string;
}

let nonces = 0;

/** A signed delivery as WeChat makes it: where it goes, and what is in it. */
export function delivery(fields: object, now: number, push: Push = {}): { url: string; body: string } {
  const { surface = 'mini-program', format = 'json', mode = 'plain' } = push;
  const { timestamp = Math.floor(now / 1000), nonce = `n${(nonces += 1)}` } = push;
  const text = written(fields, format);
  const address = `/api/wechat/callback/${surface}?timestamp=${timestamp}&nonce=${nonce}`;
  const signature = callbackSignature([token, String(timestamp), nonce]);
  if (mode === 'plain') return { url: `${address}&signature=${signature}`, body: text };
  const Encrypt = encryptCallback(text, { encodingAesKey: aesKey, receiveId: receivers[surface] });
  const sealed = callbackSignature([token, String(timestamp), nonce, Encrypt]);
  return {
    url: `${address}&signature=${signature}&encrypt_type=aes&msg_signature=${sealed}`,
    body: written({ ToUserName: 'gh_shop', Encrypt }, format),
  };
}

export function deliver(shop: HttpShop, fields: object, push: Push = {}): Promise<Answer> {
  const { url, body } = delivery(fields, shop.clock.now(), push);
  return post(shop, url, body, push.format);
}

export function post(shop: HttpShop, url: string, body: string, format: 'json' | 'xml' = 'json'): Promise<Answer> {
  return shop.ask('POST', url, {
    body,
    headers: { 'content-type': format === 'json' ? 'application/json' : 'text/xml' },
  });
}

function written(fields: object, format: 'json' | 'xml'): string {
  return format === 'json' ? JSON.stringify(fields) : `<xml>${elements(fields)}</xml>`;
}

/** Lists repeat their element; numbers stand bare, text in CDATA. */
function elements(fields: object): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one: unknown) => [name, one] as const))
    .map(([name, value]) => `<${name}>${inner(value)}</${name}>`)
    .join('');
}

function inner(value: unknown): string {
  if (typeof value === 'object' && value !== null) return elements(value);
  return typeof value === 'number' ? String(value) : `<![CDATA[${String(value)}]]>`;
}

/** An event of somebody, in this second. */
export function anEvent(now: number, event: string, fields: object = {}): Record<string, unknown> {
  return {
    ToUserName: 'gh_shop',
    FromUserName: 'openid-1',
    CreateTime: Math.floor(now / 1000),
    MsgType: 'event',
    Event: event,
    ...fields,
  };
}
