import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { imageTypeOf } from '../http/image-type.js';
import { Refusal } from '../http/refusal.js';
import { AvatarsRepository } from './avatars.repository.js';

const MOST_BYTES = 200 * 1024;

/** The picture a member chose; nobody else is shown it. */
@Injectable()
export class AvatarsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly avatars: AvatarsRepository,
    private readonly clock: Clock,
  ) {}

  /** `image`: base64. Refuses with avatar_invalid what is no PNG, JPEG or WebP by its first bytes, or over 200 kB. */
  async keep(memberId: number, image: string): Promise<void> {
    const content = Buffer.from(image, 'base64');
    const mime = imageTypeOf(content);
    if (!mime || content.length > MOST_BYTES) throw new Refusal('avatar_invalid');
    const tag = createHash('sha256').update(content).digest('hex').slice(0, 32);
    const avatar = { memberId, tag, mime, body: content.toString('base64') };
    await this.transactions.run((tx) => this.avatars.replace(tx, avatar, this.clock.now()));
  }

  async remove(memberId: number): Promise<void> {
    await this.transactions.run((tx) => this.avatars.remove(tx, memberId));
  }
}
