import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { NightlyVerifyService } from '../ledger/nightly-verify.service.js';

/** How often it is looked whether the night's verification is due. */
const LOOK_MS = 10 * 60_000;

/** Rings for the night's verification; the table of jobs says whether it has been done. */
@Injectable()
export class NightlyVerifyJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private round: Promise<void> | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly nightly: NightlyVerifyService) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), LOOK_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  private wake(): void {
    this.round ??= this.nightly
      .round()
      .catch((error: unknown) => {
        Logger.error({ event: 'verify_failed', error: error instanceof Error ? error.message : String(error) }, 'jobs');
      })
      .finally(() => (this.round = null));
  }
}
