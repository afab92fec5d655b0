import { createSign, createVerify } from 'node:crypto';

/** RSA-2048, SHA-256, PKCS#1 v1.5, base64. */
export function signText(text: string, privateKeyPem: string): string {
  return createSign('RSA-SHA256').update(text).sign(privateKeyPem, 'base64');
}

/** `keyPem` is a public key or a certificate. */
export function verifyText(text: string, signature: string, keyPem: string): boolean {
  return createVerify('RSA-SHA256').update(text).verify(keyPem, signature, 'base64');
}

/** The lines of a signed message, each one ended, also the last. */
export function signedLines(...lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
