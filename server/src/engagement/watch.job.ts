import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../clock.js';
import { BackgroundLoop } from '../jobs/background-loop.js';
import { WatchRoundsService } from './watch-rounds.service.js';

const EVERY_MS = 300_000;

@Injectable()
export class WatchJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(rounds: WatchRoundsService, clock: Clock) {
    this.loop = new BackgroundLoop({
      round: () => rounds.look(clock.now()),
      everyMs: EVERY_MS,
      failure: 'engagement_watch_failed',
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
