import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { imageTypeOf } from '../http/image-type.js';
import { Refusal } from '../http/refusal.js';
import { FeedbackPhotosRepository } from './feedback-photos.repository.js';

/** Twice what one piece of feedback takes: choosing again leaves some behind. */
const MOST_WAITING = 6;
const WAITING_MS = 86_400_000;

/** Photos on their way into feedback. */
@Injectable()
export class FeedbackPhotosService {
  constructor(
    private readonly transactions: Transactions,
    private readonly photos: FeedbackPhotosRepository,
    private readonly clock: Clock,
  ) {}

  /** The key of the photo. Refuses with photo_unreadable, member_unknown. */
  async keep(memberId: number, content: Uint8Array): Promise<string> {
    const mediaType = imageTypeOf(content);
    if (!mediaType) throw new Refusal('photo_unreadable');
    const now = this.clock.now();
    const key = randomBytes(16).toString('hex');
    await this.transactions.run(async (tx) => {
      await this.photos.insert(tx, { key, memberId, mediaType, content }, now);
      await this.photos.dropWaiting(tx, memberId, { since: now - WAITING_MS, most: MOST_WAITING });
    });
    return key;
  }
}
