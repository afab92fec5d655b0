import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Personal data at rest: AES-256-GCM, and a keyed hash by which a number is found without decrypting anything. */
@Injectable()
export class PersonalData {
  private readonly cipherKey: Buffer;
  private readonly hashKey: Buffer;

  constructor(@Inject(CONFIG) config: { readonly secrets: Pick<Config['secrets'], 'personalData'> }) {
    const derive = (use: string) => Buffer.from(hkdfSync('sha256', config.secrets.personalData, '', use, 32));
    this.cipherKey = derive('jieti personal data: cipher');
    this.hashKey = derive('jieti personal data: look-up');
  }

  /** Base64 of nonce, tag and text; equal texts give different results. */
  encrypt(text: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.cipherKey, nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
  }

  /** @throws when the text was not made by `encrypt` under this secret, or was changed. */
  decrypt(sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', this.cipherKey, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const body = bytes.subarray(NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  }

  /** 64 hex digits by which a number of somebody else's is known again; equal numbers of different uses differ. */
  keyedHash(use: 'group' | 'groupPerson', text: string): string {
    return createHmac('sha256', this.hashKey).update(`${use}\n${text}`).digest('hex');
  }

  /** 64 hex digits; equal numbers, however they are written, give equal hashes. */
  phoneHash(phone: string): string {
    return createHmac('sha256', this.hashKey).update(normalPhone(phone)).digest('hex');
  }
}

/** `+86 138-1234-5678` and `13812345678` are the same number. */
export function normalPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.length === 13 && digits.startsWith('86') ? digits.slice(2) : digits;
}
