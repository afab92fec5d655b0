import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../clock.js';
import { BackgroundLoop } from '../jobs/background-loop.js';
import { BrowsingRetentionService } from './browsing-retention.service.js';

const EVERY_MS = 3_600_000;

@Injectable()
export class BrowsingRetentionJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(retention: BrowsingRetentionService, clock: Clock) {
    this.loop = new BackgroundLoop({
      round: () => retention.tidy(clock.now()),
      everyMs: EVERY_MS,
      failure: 'browsing_untidy',
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
