import { createCipheriv, createHash, createHmac } from 'node:crypto';

/** `signature` of a call made with a user's session: the key is the session key's text, not its bytes. */
export function sessionSignature(sessionKey: string, body: string): string {
  return createHmac('sha256', sessionKey).update(body).digest('hex');
}

/** `signature` beside `rawData` in the mini-program. */
export function rawDataSignature(sessionKey: string, rawData: string): string {
  return createHash('sha1').update(`${rawData}${sessionKey}`).digest('hex');
}

/**
 * `encryptedData`: AES-128-CBC with the session key's bytes.
 * @param iv 16 bytes
 */
export function sealOpenData(sessionKey: string, iv: Buffer, text: string): string {
  const cipher = createCipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), iv);
  return cipher.update(text, 'utf8', 'base64') + cipher.final('base64');
}
