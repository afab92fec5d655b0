import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { BackgroundLoop } from '../jobs/background-loop.js';
import { DueLotsService } from './due-lots.service.js';

/** How often it is looked whether points have come to their end, or to the word before it. */
const LOOK_MS = 5 * 60_000;

/** Looks for points that are due; the table says which. */
@Injectable()
export class DueLotsJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(due: DueLotsService) {
    this.loop = new BackgroundLoop({
      round: () => due.round(() => this.loop.isStopping),
      everyMs: LOOK_MS,
      failure: 'points_due_failed',
      again: false,
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
