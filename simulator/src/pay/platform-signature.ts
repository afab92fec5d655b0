import type { PlatformCertificate } from '../accounts/accounts.js';
import { signText, signedLines } from '../crypto/rsa.js';
import type { Platform } from '../platform.js';

export type SigningKey = 'publicKey' | 'certificate' | 'nextCertificate';

/** The `Wechatpay-*` headers of a reply or a notification. */
export function platformHeaders(platform: Platform, key: SigningKey, body: string): Record<string, string> {
  const { merchant, platform: keys } = platform.accounts;
  const timestamp = String(Math.floor(platform.clock.wall() / 1_000));
  const nonce = platform.random.of('nonces').hex(32);
  const pem = key === 'publicKey' ? keys.signingKeyPem : keys[key].keyPem;
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Signature': signText(signedLines(timestamp, nonce, body), pem),
    'Wechatpay-Serial': key === 'publicKey' ? merchant.pay.publicKeyId : keys[key].serial,
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
  };
}

/** Replies follow the serial the request asked for; without one a certificate signs, if there is one. */
export function replyKey(platform: Platform, wanted: unknown): SigningKey {
  const { merchant, platform: keys } = platform.accounts;
  if (wanted === merchant.pay.publicKeyId || platform.state.settings.newMerchant) return 'publicKey';
  const listed = listedKeys(platform);
  return listed.find((key) => keys[key].serial === wanted) ?? certificateKey(platform, listed);
}

/** The certificate that signs what asks for none. */
export function certificateKey(platform: Platform, listed = listedKeys(platform)): 'certificate' | 'nextCertificate' {
  const { certificates } = platform.state.settings;
  if (certificates !== 'switching') return certificates === 'next' ? 'nextCertificate' : 'certificate';
  return listed[Math.floor(platform.random.of('keys').fraction() * listed.length)] ?? 'certificate';
}

/** What `/v3/certificates` lists now: a new one appears days before the old one ends, and for a while both sign. */
export function listedCertificates(platform: Platform): readonly PlatformCertificate[] {
  return listedKeys(platform).map((key) => platform.accounts.platform[key]);
}

function listedKeys(platform: Platform): readonly ('certificate' | 'nextCertificate')[] {
  const { certificates, newMerchant } = platform.state.settings;
  if (newMerchant) return [];
  if (certificates === 'one') return ['certificate'];
  return certificates === 'next' ? ['nextCertificate'] : ['certificate', 'nextCertificate'];
}
