import { createCipheriv, createSign, randomBytes } from 'node:crypto';
import { apiV3Key, platformKeys, publicKeyId } from './wechat-settings.js';

export interface SignedHeaders {
  readonly 'wechatpay-timestamp': string;
  readonly 'wechatpay-nonce': string;
  readonly 'wechatpay-signature': string;
  readonly 'wechatpay-serial': string;
}

/** The headers the platform puts on what it sends; `now` in milliseconds. */
export function platformHeaders(
  body: string,
  now: number,
  serial = publicKeyId,
  nonce = randomBytes(16).toString('hex'),
): SignedHeaders {
  const timestamp = String(Math.floor(now / 1000));
  const signature = createSign('RSA-SHA256')
    .update(`${timestamp}\n${nonce}\n${body}\n`)
    .sign(platformKeys.privateKey, 'base64');
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-signature': signature,
    'wechatpay-serial': serial,
  };
}

export function sealed(plain: string, associatedData: string) {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce);
  cipher.setAAD(Buffer.from(associatedData));
  const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return {
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: ciphertext.toString('base64'),
    nonce,
    associated_data: associatedData,
  };
}

/** A whole notification body as text. */
export function notification(eventType: string, resource: unknown): string {
  return JSON.stringify({
    id: randomBytes(16).toString('hex'),
    create_time: '2026-11-21T12:00:00+08:00',
    resource_type: 'encrypt-resource',
    event_type: eventType,
    summary: '',
    resource: sealed(JSON.stringify(resource), 'transaction'),
  });
}
