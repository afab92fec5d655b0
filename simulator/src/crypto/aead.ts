import { createCipheriv, createDecipheriv } from 'node:crypto';

export interface SealedText {
  readonly algorithm: 'AEAD_AES_256_GCM';
  readonly ciphertext: string;
  readonly associated_data: string;
  readonly nonce: string;
}

export interface SealInput {
  /** APIv3 key, 32 bytes. */
  readonly key: string;
  /** 12 characters. */
  readonly nonce: string;
  readonly associatedData: string;
  readonly plaintext: string;
}

/** AEAD_AES_256_GCM of APIv3: base64 of the ciphertext followed by its 16-byte tag. */
export function seal(input: SealInput): SealedText {
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(input.key), Buffer.from(input.nonce));
  cipher.setAAD(Buffer.from(input.associatedData));
  const body = Buffer.concat([cipher.update(input.plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return {
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: body.toString('base64'),
    associated_data: input.associatedData,
    nonce: input.nonce,
  };
}

/** @throws where the key, the nonce, the associated data or one bit of the text is wrong */
export function unseal(key: string, sealed: Omit<SealedText, 'algorithm'>): string {
  const bytes = Buffer.from(sealed.ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key), Buffer.from(sealed.nonce), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(sealed.associated_data));
  decipher.setAuthTag(bytes.subarray(bytes.length - 16));
  return decipher.update(bytes.subarray(0, bytes.length - 16), undefined, 'utf8') + decipher.final('utf8');
}
