import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import type { CouponTask } from './coupon-task.js';
import { CouponTasksRepository } from './coupon-tasks.repository.js';
import { CouponVoidingRepository } from './coupon-voiding.repository.js';

/** Coupons called back in one transaction. */
const BATCH = 100;

/** Calling back whatever of a template may still be used, a bounded number at a time. */
@Injectable()
export class VoidStepsRepository {
  constructor(
    private readonly tasks: CouponTasksRepository,
    private readonly voiding: CouponVoidingRepository,
    private readonly ledger: LedgerRepository,
  ) {}

  /** `seen` is the task as it was read; null when nothing is left to do. What is used meanwhile stays used. */
  async step(tx: Tx, seen: CouponTask, now: Instant): Promise<CouponTask | null> {
    const coupons = await this.tasks.listUsable(tx, { ...seen, limit: BATCH }, now);
    await this.ledger.lock(tx, [...new Set(coupons.map(({ memberId }) => memberId))]);
    const task = await this.tasks.lock(tx, seen.id);
    if (!task || task.endedAt !== null || coupons.length === 0) return null;
    if (task.afterId !== seen.afterId) return task;
    let used = 0;
    for (const { id } of coupons) if (await this.void(tx, id, task, now)) used += 1;
    const step = { used, skipped: coupons.length - used, afterId: coupons.at(-1)?.id ?? task.afterId };
    await this.tasks.advance(tx, task.id, step);
    return { ...task, used: task.used + used, skipped: task.skipped + step.skipped, afterId: step.afterId };
  }

  private async void(tx: Tx, couponId: number, task: CouponTask, now: Instant): Promise<boolean> {
    const { createdBy: by, reason } = task;
    try {
      return (await this.voiding.void(tx, { couponId, by, reason, now })) === 'voided';
    } catch (error) {
      // Used, or held by a bill that is being paid: it refuses before it writes.
      if (error instanceof Refusal) return false;
      throw error;
    }
  }
}
