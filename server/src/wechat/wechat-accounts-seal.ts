import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';

const FORM = 's1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A sealed secret that this key does not open; its message is a sentence for the operator. */
export class SealBroken extends Error {}

/**
 * Secrets of accounts at rest: AES-256-GCM. The key is derived from `PERSONAL_DATA_SECRET`, and every sealed text names
 * the key it was made with and is bound to its place (`miniProgram.appSecret`): moved elsewhere, it does not open.
 */
@Injectable()
export class WechatAccountsSeal {
  private readonly key: Buffer;
  private readonly keyId: string;

  constructor(@Inject(CONFIG) config: { readonly secrets: Pick<Config['secrets'], 'personalData'> }) {
    this.key = Buffer.from(hkdfSync('sha256', config.secrets.personalData, '', 'jieti channel secrets: v1', 32));
    this.keyId = createHash('sha256').update(this.key).digest('hex').slice(0, 8);
  }

  /** `s1.<key>.<base64 of nonce, tag and text>`; equal texts give different results. */
  seal(place: string, text: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(place));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return [FORM, this.keyId, Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')].join('.');
  }

  /** @throws SealBroken where another key sealed it, or it was changed or moved. */
  open(place: string, sealed: string): string {
    const [form, keyId, text = ''] = sealed.split('.');
    if (form !== FORM) throw new SealBroken(`${place} 不是本程序加密的内容。`);
    if (keyId !== this.keyId)
      throw new SealBroken(`${place} 是用另一个 PERSONAL_DATA_SECRET 加密的，请换回原来的，或重新填写。`);
    const bytes = Buffer.from(text, 'base64');
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString();
    } catch {
      throw new SealBroken(`${place} 存着的内容被改动过，请重新填写。`);
    }
  }

  /** Whether this key made it; what stands inside may still have been changed. */
  isOurs(sealed: string): boolean {
    return sealed.startsWith(`${FORM}.${this.keyId}.`);
  }
}
