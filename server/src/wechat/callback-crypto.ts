import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;
/** The padding fills blocks of 32 bytes, although the cipher's are of 16: its own padding cannot be used. */
const PADDED_BLOCK = 32;

export interface CallbackSecrets {
  /** 43 characters of base64. */
  readonly encodingAesKey: string;
  /** Appid or corpid that stands behind the text. */
  readonly receiveId: string;
}

/**
 * The text in an encrypted push: AES-256-CBC over 16 random bytes, the length, the text and the receiver. Null when
 * anything of it is not as it must be. The signature has to be checked before.
 */
export function decryptCallback(encrypted: string, secrets: CallbackSecrets): string | null {
  const bytes = Buffer.from(encrypted, 'base64');
  if (bytes.length === 0 || bytes.length % PADDED_BLOCK !== 0) return null;
  const { key, iv } = cipherOf(secrets.encodingAesKey);
  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  const content = unpadded(Buffer.concat([decipher.update(bytes), decipher.final()]));
  return content && textFor(content, secrets.receiveId);
}

/** @param random 16 bytes, another one each time */
export function encryptCallback(text: string, secrets: CallbackSecrets, random = randomBytes(RANDOM_BYTES)): string {
  const body = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(body.length);
  const content = Buffer.concat([random, length, body, Buffer.from(secrets.receiveId, 'utf8')]);
  const pad = PADDED_BLOCK - (content.length % PADDED_BLOCK);
  const { key, iv } = cipherOf(secrets.encodingAesKey);
  const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(content), cipher.update(Buffer.alloc(pad, pad)), cipher.final()]).toString(
    'base64',
  );
}

/** The last two bits of the 43 characters say nothing, so not every key is proper base64. */
function cipherOf(encodingAesKey: string): { readonly key: Buffer; readonly iv: Buffer } {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  if (key.length !== 32) throw new Error('an EncodingAESKey has 43 characters');
  return { key, iv: key.subarray(0, 16) };
}

function unpadded(bytes: Buffer): Buffer | null {
  const pad = bytes.at(-1) ?? 0;
  if (pad < 1 || pad > PADDED_BLOCK) return null;
  const end = bytes.length - pad;
  return bytes.subarray(end).every((byte) => byte === pad) ? bytes.subarray(0, end) : null;
}

function textFor(content: Buffer, receiveId: string): string | null {
  const start = RANDOM_BYTES + LENGTH_BYTES;
  if (content.length < start) return null;
  const end = start + content.readUInt32BE(RANDOM_BYTES);
  if (end > content.length || !content.subarray(end).equals(Buffer.from(receiveId, 'utf8'))) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content.subarray(start, end));
  } catch {
    return null;
  }
}
