import { createDecipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What the mini-program hands over sealed with the key of a login, such as the group it was opened from. */
export interface SealedOpenData {
  /** As `jscode2session` gave it, in base64. */
  readonly sessionKey: string;
  readonly encryptedData: string;
  readonly iv: string;
  /** Our own; data of another mini-program is refused. */
  readonly appId: string;
}

export type OpenedData =
  | { readonly kind: 'opened'; readonly data: Readonly<Record<string, unknown>> }
  /** Sealed with another key, changed on the way, or of another mini-program. */
  | { readonly kind: 'refused' };

const refused: OpenedData = { kind: 'refused' };
const AES_KEY_BYTES = 16;

/** AES-128-CBC with PKCS#7 and the session key's bytes; the watermark inside names the mini-program (wechat-platform 1.2). */
export function openOpenData({ sessionKey, encryptedData, iv, appId }: SealedOpenData): OpenedData {
  const [key, start] = [Buffer.from(sessionKey, 'base64'), Buffer.from(iv, 'base64')];
  if (key.length !== AES_KEY_BYTES || start.length !== AES_KEY_BYTES) return refused;
  try {
    const decipher = createDecipheriv('aes-128-cbc', key, start);
    const text = decipher.update(encryptedData, 'base64', 'utf8') + decipher.final('utf8');
    const data = JSON.parse(text) as { readonly watermark?: { readonly appid?: unknown } } | null;
    return data?.watermark?.appid === appId ? { kind: 'opened', data: { ...data } } : refused;
  } catch {
    return refused;
  }
}

/** Whether `signature` vouches for `rawData`: SHA-1, in hex, over the data and the text of the session key. */
export function isRawDataSignature(signature: string, rawData: string, sessionKey: string): boolean {
  return isSame(signature, createHash('sha1').update(`${rawData}${sessionKey}`).digest('hex'));
}

/** `signature` of calls made in a user's session: HMAC-SHA-256, in hex; its key is the session key's text, not its bytes. */
export function sessionSignature(sessionKey: string, body: string): string {
  return createHmac('sha256', sessionKey).update(body).digest('hex');
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
