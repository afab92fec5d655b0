import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import { chunked } from '../db/in-list.js';
import { Transactions } from '../db/transactions.js';
import { Doorbell } from '../jobs/doorbell.js';
import { DueReviewsQueries } from './due-reviews.queries.js';
import { SettlementsRepository } from './settlements.repository.js';

/** Members locked at a time: no member waits long for a purchase to be taken. */
const BATCH = 200;

export interface ReviewProgress {
  readonly reviewed: number;
  readonly changed: number;
}

/** The calendar's part: renewals, grace, downgrades and new versions that have come due. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly due: DueReviewsQueries,
    private readonly settlements: SettlementsRepository,
    private readonly doorbell: Doorbell,
  ) {}

  /** Reviews everybody who is due. Running it late, twice or on several machines at once gives the same result. */
  async reviewDue(onProgress?: (progress: ReviewProgress) => Promise<void>): Promise<ReviewProgress> {
    const now = this.clock.now();
    let progress: ReviewProgress = { reviewed: 0, changed: 0 };
    for (;;) {
      const ids = await this.due.list(now, BATCH * this.transactions.lanes);
      if (ids.length === 0) return progress;
      const { reviewed, changed } = await this.reviewSome(ids, now);
      if (reviewed > 0 && changed === 0) throw new Error(`a review at ${now} left member ${ids[0]} due`);
      progress = { reviewed: progress.reviewed + reviewed, changed: progress.changed + changed };
      await onProgress?.(progress);
    }
  }

  private async reviewSome(ids: readonly number[], now: Instant): Promise<ReviewProgress> {
    const batches = await Promise.all(chunked(ids, BATCH).map((batch) => this.reviewBatch(batch, now)));
    const sum = (of: (one: ReviewProgress) => number) => batches.reduce((total, one) => total + of(one), 0);
    return { reviewed: sum((one) => one.reviewed), changed: sum((one) => one.changed) };
  }

  /** Whoever another process has reviewed meanwhile is no longer due once the lock is held. */
  private async reviewBatch(ids: readonly number[], now: Instant): Promise<ReviewProgress> {
    const result = await this.transactions.run(async (tx) => {
      const locked = [...(await this.settlements.lock(tx, ids)).values()];
      const members = locked.filter(({ standing }) => standing.nextReviewAt !== null && standing.nextReviewAt <= now);
      const request = { members, fresh: new Map(), now, announce: true, cause: 'review' };
      const { changed, messagesQueued } = await this.settlements.settle(tx, request);
      return { reviewed: members.length, changed, messagesQueued };
    });
    if (result.messagesQueued) this.doorbell.ring('outbox');
    return result;
  }
}
