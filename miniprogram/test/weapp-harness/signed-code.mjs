import { generateKeyPairSync, sign } from 'node:crypto';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519').privateKey;

/** The shop's key as its offline kit names it. */
export const shopKey = {
  id: 'k1',
  key: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64url'),
};

/** What the QR code of a 金卡 member holds; `forged` is signed by somebody else. */
export function signedCode(digits, { expiresAt = Date.now() + 600_000, forged = false } = {}) {
  const claim = { k: 'k1', t: 'gold', n: '金卡', u: '2026-08-31', m: '林**', x: expiresAt };
  const part = Buffer.from(JSON.stringify(claim)).toString('base64url');
  const text = `${digits}.${part}`;
  return `${text}.${sign(null, Buffer.from(text), forged ? other : privateKey).toString('base64url')}`;
}
