import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../clock.js';
import { BackgroundLoop } from '../jobs/background-loop.js';
import { OaCountingService } from './oa-counting.service.js';

const LOOK_MS = 30_000;

@Injectable()
export class OaCountingJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(counting: OaCountingService, clock: Clock) {
    this.loop = new BackgroundLoop({
      round: () => counting.round(clock.now()),
      everyMs: LOOK_MS,
      failure: 'oa_uncounted',
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
