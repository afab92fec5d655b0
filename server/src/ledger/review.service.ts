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

/** The calendar's part: renewals, grace, downgrades, overrides and new versions that have come due, on every ladder. */
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
    let before: readonly number[] = [];
    for (;;) {
      const ids = await this.due.list(now, BATCH * this.transactions.lanes);
      if (ids.length === 0) return progress;
      const { reviewed, changed } = await this.reviewSome(ids, now);
      // Another process may have been faster once; nobody is due twice at one instant.
      if (changed === 0 && sameIds(ids, before)) throw new Error(`a review at ${now} left member ${ids[0]} due`);
      before = changed === 0 ? ids : [];
      progress = { reviewed: progress.reviewed + reviewed, changed: progress.changed + changed };
      await onProgress?.(progress);
    }
  }

  /** Gives everybody a place on a ladder that has begun; `afterId` where an earlier attempt stopped. */
  async fill(programme: string, afterId: number, onProgress: (afterId: number) => Promise<void>): Promise<number> {
    const now = this.clock.now();
    let [last, placed] = [afterId, 0];
    for (;;) {
      const ids = await this.due.listUnplaced(programme, last, BATCH * this.transactions.lanes);
      if (ids.length === 0) return placed;
      placed += (await this.reviewSome(ids, now)).changed;
      last = ids.at(-1)!;
      await onProgress(last);
    }
  }

  private async reviewSome(ids: readonly number[], now: Instant): Promise<ReviewProgress> {
    const batches = await Promise.all(chunked(ids, BATCH).map((batch) => this.reviewBatch(batch, now)));
    const sum = (of: (one: ReviewProgress) => number) => batches.reduce((total, one) => total + of(one), 0);
    return { reviewed: sum((one) => one.reviewed), changed: sum((one) => one.changed) };
  }

  /** Whoever another process has reviewed meanwhile is found unchanged once the lock is held. */
  private async reviewBatch(ids: readonly number[], now: Instant): Promise<ReviewProgress> {
    const result = await this.transactions.run(async (tx) => {
      const members = [...(await this.settlements.lock(tx, ids)).values()];
      const request = { members, fresh: new Map(), now, announce: true, cause: 'review' };
      const { changed, messagesQueued } = await this.settlements.settle(tx, request);
      return { reviewed: members.length, changed, messagesQueued };
    });
    if (result.messagesQueued) this.doorbell.ring('outbox');
    return result;
  }
}

function sameIds(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}
