import { createDecipheriv, createHash } from 'node:crypto';
import type { Received } from './merchant.js';

export interface OpenedEvent {
  readonly path: string;
  readonly query: URLSearchParams;
  /** The message as it was before it was sealed. */
  readonly text: string;
  readonly receiveId: string | null;
  readonly signed: boolean;
}

/** Opens a pushed event as a shop would; written from the published description, shares nothing with src. */
export function openEvent(received: Received, token: string, encodingAesKey: string): OpenedEvent {
  const url = new URL(received.path, 'http://shop');
  const read = (name: string): string => url.searchParams.get(name) ?? '';
  const sha1 = (...parts: string[]): string => createHash('sha1').update(parts.sort().join('')).digest('hex');
  const encrypted = encryptOf(received.body);
  const head = { path: url.pathname, query: url.searchParams };
  if (encrypted === null)
    return {
      ...head,
      text: received.body,
      receiveId: null,
      signed: sha1(token, read('timestamp'), read('nonce')) === read('signature'),
    };
  const signed = sha1(token, read('timestamp'), read('nonce'), encrypted) === read('msg_signature');
  return { ...head, ...opened(encrypted, encodingAesKey), signed };
}

export function opened(encrypted: string, encodingAesKey: string): { text: string; receiveId: string } {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]);
  const whole = padded.subarray(0, padded.length - (padded.at(-1) ?? 0));
  const length = whole.readUInt32BE(16);
  return { text: whole.subarray(20, 20 + length).toString(), receiveId: whole.subarray(20 + length).toString() };
}

function encryptOf(body: string): string | null {
  const xml = /<Encrypt><!\[CDATA\[(.*?)\]\]><\/Encrypt>/.exec(body)?.[1];
  return xml ?? /"Encrypt":"([^"]+)"/.exec(body)?.[1] ?? null;
}
