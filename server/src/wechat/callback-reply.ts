import { randomInt } from 'node:crypto';
import type { Instant } from '@jieti/shared/model/time';
import type { GenuineCallback } from './callback-opener.js';
import { encryptCallback } from './callback-crypto.js';
import { callbackSignature } from './callback-signature.js';

type Format = 'json' | 'xml';
type Fields = Readonly<Record<string, string | number>>;

export interface CallbackReply {
  readonly type: string;
  readonly text: string;
}

const types: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
};

/** All is well and WeChat need not do anything; this is never encrypted. */
export const received: CallbackReply = { type: 'text/plain; charset=utf-8', text: 'success' };

/** An answer with content, in the format and mode of what it answers. */
export function callbackReply(to: GenuineCallback, fields: Fields, now: Instant): CallbackReply {
  const { format } = to.body;
  const plain = written(fields, format);
  const key = to.sealedBy?.encodingAesKey;
  if (!to.sealedBy || !key) return { type: types[format], text: plain };
  const { token, receiveId } = to.sealedBy;
  const encrypted = encryptCallback(plain, { encodingAesKey: key, receiveId });
  const [timestamp, nonce] = [Math.floor(now / 1000), String(randomInt(1_000_000_000))];
  const signature = callbackSignature([token, String(timestamp), nonce, encrypted]);
  const envelope = { Encrypt: encrypted, MsgSignature: signature, TimeStamp: timestamp, Nonce: nonce };
  return { type: types[format], text: written(envelope, format) };
}

function written(fields: Fields, format: Format): string {
  if (format === 'json') return JSON.stringify(fields);
  const elements = Object.entries(fields).map(([name, value]) => `<${name}>${cdata(value)}</${name}>`);
  return `<xml>${elements.join('')}</xml>`;
}

function cdata(value: string | number): string {
  return typeof value === 'number' ? String(value) : `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
