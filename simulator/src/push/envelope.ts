import type { PushAccount } from '../accounts/accounts.js';
import { messageSignature, sealMessage } from '../crypto/message-crypto.js';
import type { Platform } from '../platform.js';
import type { Randomness } from '../randomness.js';
import { cdata, eventJson, eventXml } from './event-text.js';
import type { PushFields } from './push-fields.js';
import { pushManner } from './push-manner.js';

/** An event as it goes over the wire; signed anew for each try. */
export interface Envelope {
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
  /** The event before it was sealed. */
  readonly text: string;
}

export interface PushedEvent {
  readonly account: PushAccount;
  readonly fromUser: string;
  /** The event with its head, in the order in which it is written. */
  readonly fields: PushFields;
  readonly singleAsObject: boolean;
}

const doors: Readonly<Record<PushAccount, string>> = {
  miniProgram: 'mini-program',
  officialAccount: 'official-account',
  wecom: 'wecom',
};

/** Where the shop takes the events of an account. */
export function doorOf(platform: Platform, account: PushAccount): string {
  return `${platform.merchantUrl}/api/wechat/callback/${doors[account]}`;
}

export function envelopeOf(platform: Platform, event: PushedEvent): Envelope {
  const { mode, format } = pushManner(platform, event.account);
  const text = format === 'json' ? eventJson(event.fields, event.singleAsObject) : eventXml(event.fields);
  const contentType = format === 'json' ? 'application/json' : 'text/xml';
  const stamp = stampOf(platform);
  const { token } = platform.accounts.merchant.callbacks[event.account];
  const plainQuery = { signature: messageSignature(token, stamp.timestamp, stamp.nonce), ...stamp };
  if (mode === 'plain')
    return {
      url: addressOf(platform, event, { ...plainQuery, openid: event.fromUser }),
      contentType,
      body: text,
      text,
    };
  const encrypted = sealFor(platform, event.account, text);
  const signature = { msg_signature: messageSignature(token, stamp.timestamp, stamp.nonce, encrypted) };
  const query =
    event.account === 'wecom'
      ? { ...signature, ...stamp }
      : { ...plainQuery, openid: event.fromUser, encrypt_type: 'aes', ...signature };
  return {
    url: addressOf(platform, event, query),
    contentType,
    text,
    body: safeBody(format, { ToUserName: String(event.fields['ToUserName']), ...agentOf(platform, event) }, encrypted),
  };
}

/** What goes out in the background draws from a source of its own. */
export function pushRandom(platform: Platform): Randomness {
  return platform.random.of('push');
}

/** Seconds and a number, as they are signed; the machine's time, not the platform's, for receivers check their age. */
export function stampOf(platform: Platform): { readonly timestamp: string; readonly nonce: string } {
  return { timestamp: String(Math.floor(platform.clock.wall() / 1_000)), nonce: pushRandom(platform).digits(10) };
}

export function sealFor(platform: Platform, account: PushAccount, text: string): string {
  const { merchant } = platform.accounts;
  return sealMessage({
    encodingAesKey: merchant.callbacks[account].encodingAesKey,
    random: pushRandom(platform).bytes(16),
    text,
    receiveId: receiverOf(platform, account).receiveId,
  });
}

/** Whom an account's events are addressed to, and the id that ends their ciphertext. */
export function receiverOf(platform: Platform, account: PushAccount): { toUser: string; receiveId: string } {
  const { merchant } = platform.accounts;
  switch (account) {
    case 'miniProgram':
      return { toUser: merchant.originalId, receiveId: merchant.appId };
    case 'officialAccount':
      return { toUser: merchant.officialAccount.originalId, receiveId: merchant.officialAccount.appId };
    case 'wecom':
      return { toUser: merchant.wecom.corpId, receiveId: merchant.wecom.corpId };
    default:
      return account satisfies never;
  }
}

function addressOf(platform: Platform, event: PushedEvent, query: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${doorOf(platform, event.account)}?${pairs.join('&')}`;
}

function agentOf(platform: Platform, event: PushedEvent): Record<string, string> {
  return event.account === 'wecom' ? { AgentID: platform.accounts.merchant.wecom.agentId } : {};
}

function safeBody(format: 'xml' | 'json', head: Readonly<Record<string, string>>, encrypted: string): string {
  const fields = { ...head, Encrypt: encrypted };
  if (format === 'json') return JSON.stringify(fields);
  const elements = Object.entries(fields).map(([name, value]) => `<${name}>${cdata(value)}</${name}>`);
  return `<xml>${elements.join('')}</xml>`;
}
