import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import type { Instant } from '@jieti/shared/model/time';

/** The `Wechatpay-*` headers of a reply or a notification. */
export interface PaySignature {
  readonly timestamp: string;
  readonly nonce: string;
  readonly signature: string;
  readonly serial: string;
}

/** Signatures older or newer than this many seconds are refused. */
export const SIGNATURE_WINDOW_SECONDS = 300;

const verifyInPool = promisify(verify);
const ALONE = availableParallelism() === 1;

const LINE_END = 10;
const PROBE = 'WECHATPAY/SIGNTEST/';

/** Null when a header is missing or cannot be one of WeChat Pay's. */
export function readSignature(headers: Readonly<Record<string, string | string[] | undefined>>): PaySignature | null {
  const read = (name: string): string => {
    const value = headers[`wechatpay-${name}`];
    return typeof value === 'string' ? value : '';
  };
  const found = {
    timestamp: read('timestamp'),
    nonce: read('nonce'),
    signature: read('signature'),
    serial: read('serial'),
  };
  const isWhole = /^\d{1,12}$/.test(found.timestamp) && found.nonce !== '' && found.signature !== '';
  return isWhole && found.serial.length <= 128 && found.serial !== '' ? found : null;
}

/** WeChat Pay now and then signs wrongly on purpose, to see whether anybody looks. */
export function isProbe(signature: PaySignature): boolean {
  return signature.signature.startsWith(PROBE);
}

export function isInTime(signature: PaySignature, now: Instant): boolean {
  return Math.abs(now / 1000 - Number(signature.timestamp)) <= SIGNATURE_WINDOW_SECONDS;
}

/** RSA-SHA256 over `timestamp\nnonce\nbody\n`, with the body exactly as received. */
export function isSignedBy(signature: PaySignature, body: Buffer, key: KeyObject): Promise<boolean> {
  const head = `${signature.timestamp}\n${signature.nonce}\n`;
  const start = Buffer.byteLength(head);
  const signed = Buffer.allocUnsafe(start + body.length + 1);
  signed.write(head);
  body.copy(signed, start);
  signed[start + body.length] = LINE_END;
  return isRsaSignature(signed, signature.signature, key);
}

/**
 * RSASSA-PKCS1-v1_5 with SHA-256, the signature in base64. Checked by the thread pool: it is the largest single piece of a
 * notification's work, and the main thread is what limits how many we take. With one core there is nobody to hand it to.
 */
export function isRsaSignature(message: Buffer, signature: string, key: KeyObject): Promise<boolean> {
  const bytes = Buffer.from(signature, 'base64');
  return ALONE
    ? Promise.resolve(verify('RSA-SHA256', message, key, bytes))
    : verifyInPool('RSA-SHA256', message, key, bytes);
}

/** Parsing a PEM costs several times what checking a signature does: parse once, keep the key. */
export function publicKeyOf(pem: string): KeyObject {
  return createPublicKey(pem);
}
