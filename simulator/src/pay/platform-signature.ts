import { signText, signedLines } from '../crypto/rsa.js';
import type { Platform } from '../platform.js';

export type SigningKey = 'publicKey' | 'certificate';

/** The `Wechatpay-*` headers of a reply or a notification. */
export function platformHeaders(platform: Platform, key: SigningKey, body: string): Record<string, string> {
  const { merchant, platform: keys } = platform.accounts;
  const timestamp = String(Math.floor(platform.clock.wall() / 1_000));
  const nonce = platform.random.of('nonces').hex(32);
  const pem = key === 'publicKey' ? keys.signingKeyPem : keys.certificate.keyPem;
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Signature': signText(signedLines(timestamp, nonce, body), pem),
    'Wechatpay-Serial': key === 'publicKey' ? merchant.pay.publicKeyId : keys.certificate.serial,
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
  };
}

/** Replies follow the serial the request asked for; without one the certificate signs, if there is one. */
export function replyKey(platform: Platform, wanted: unknown): SigningKey {
  return wanted === platform.accounts.merchant.pay.publicKeyId || platform.state.settings.newMerchant
    ? 'publicKey'
    : 'certificate';
}
