import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { BackgroundLoop } from '../jobs/background-loop.js';
import { PaidUnionidsService } from './paid-unionids.service.js';

const EVERY_MS = 20_000;

/** Often enough for the five minutes in which WeChat tells. */
@Injectable()
export class PaidUnionidsJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(unionids: PaidUnionidsService) {
    this.loop = new BackgroundLoop({
      round: () => unionids.askAll(),
      everyMs: EVERY_MS,
      failure: 'paid_unionids_failed',
      atStart: false,
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
