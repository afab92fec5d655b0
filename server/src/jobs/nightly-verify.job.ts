import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { NightlyVerifyService } from '../ledger/nightly-verify.service.js';
import { BackgroundLoop } from './background-loop.js';

/** How often it is looked whether the night's verification is due. */
const LOOK_MS = 10 * 60_000;

/** Rings for the night's verification; the table of jobs says whether it has been done. */
@Injectable()
export class NightlyVerifyJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(nightly: NightlyVerifyService) {
    this.loop = new BackgroundLoop({
      round: () => nightly.round(),
      everyMs: LOOK_MS,
      failure: 'verify_failed',
      // A start has enough to do, and the night is long.
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
