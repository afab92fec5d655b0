import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { LongWork, WorkStopped } from '../jobs/long-work.js';
import { couponTaskJobKey, type CouponTask } from './coupon-task.js';
import { GrantStepsRepository } from './grant-steps.repository.js';
import { VoidStepsRepository } from './void-steps.repository.js';

/** Makes a task as long work: one process at a time, resumed where it was left, its rest released at the end. */
@Injectable()
export class CouponTaskWorkService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly work: LongWork,
    private readonly grants: GrantStepsRepository,
    private readonly voids: VoidStepsRepository,
  ) {}

  /** `isStopping`: this process ends, another one goes on. */
  async make(task: CouponTask, isStopping: () => boolean): Promise<'done' | 'cancelled' | 'elsewhere'> {
    const job = { kind: 'coupons', title: task.reason, key: couponTaskJobKey(task.id) };
    const { kind } = await this.work.run(job, async (_, report) => {
      for (let left: CouponTask | null = task; left !== null; left = await this.step(left)) {
        if (isStopping()) throw new WorkStopped('lost');
        const { used, skipped, wanted, id } = left;
        await report({ done: used + skipped, total: wanted, detail: JSON.stringify({ task: id, used, skipped }) });
      }
    });
    return kind;
  }

  private step(task: CouponTask): Promise<CouponTask | null> {
    const steps = task.kind === 'grant' ? this.grants : this.voids;
    return this.transactions.run((tx) => steps.step(tx, task, this.clock.now()));
  }
}
