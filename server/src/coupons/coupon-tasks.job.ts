import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { BackgroundLoop } from '../jobs/background-loop.js';
import { Doorbell } from '../jobs/doorbell.js';
import { CouponTaskWorkService } from './coupon-task-work.service.js';
import { CouponTasksQueries } from './coupon-tasks.queries.js';
import { CouponTasksService } from './coupon-tasks.service.js';

/** How often it is looked for tasks that another process left unfinished. */
const LOOK_MS = 30_000;

/** Grants to many and voidings of many, one after the other. */
@Injectable()
export class CouponTasksJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(
    private readonly tasks: CouponTasksQueries,
    private readonly work: CouponTaskWorkService,
    private readonly service: CouponTasksService,
    private readonly doorbell: Doorbell,
  ) {
    this.loop = new BackgroundLoop({
      round: () => this.makeAll(),
      everyMs: LOOK_MS,
      failure: 'coupon_task_failed',
      bell: { of: doorbell, name: 'coupons' },
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** Whatever is unfinished and in no other process's hands. */
  async makeAll(): Promise<void> {
    for (const task of await this.tasks.listOpen()) {
      if (this.loop.isStopping) return;
      await this.work
        .make(task, () => this.loop.isStopping)
        .catch((error: unknown) => {
          const text = error instanceof Error ? error.message : String(error);
          Logger.error({ event: 'coupon_task_failed', task: task.id, error: text }, 'jobs');
        });
      await this.service.close(task);
      this.doorbell.ring('outbox');
    }
  }
}
