import { createDecipheriv } from 'node:crypto';

/** The `resource` of a notification, or an `encrypt_certificate`. */
export interface EncryptedResource {
  readonly algorithm?: string;
  readonly ciphertext: string;
  readonly nonce: string;
  readonly associated_data?: string | null;
}

const TAG_BYTES = 16;
const NONCE_BYTES = 12;

/**
 * AEAD_AES_256_GCM with the APIv3 key; the last 16 bytes are the tag, and it is checked. Null when anything does not
 * fit: wrong key, changed ciphertext, tag, nonce or associated data.
 */
export function decryptResource(resource: EncryptedResource, apiV3Key: string): string | null {
  const sealed = Buffer.from(resource.ciphertext, 'base64');
  const nonce = Buffer.from(resource.nonce, 'utf8');
  const key = Buffer.from(apiV3Key, 'utf8');
  if (key.length !== 32 || nonce.length !== NONCE_BYTES || sealed.length < TAG_BYTES) return null;
  if (resource.algorithm !== undefined && resource.algorithm !== 'AEAD_AES_256_GCM') return null;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  decipher.setAAD(Buffer.from(resource.associated_data ?? '', 'utf8'));
  const opened = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
  try {
    // Nothing is left to come out of this mode; it only checks the tag.
    decipher.final();
    return opened.toString('utf8');
  } catch {
    return null;
  }
}
