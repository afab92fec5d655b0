import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { BackgroundLoop } from '../jobs/background-loop.js';
import { ClosingSweepService } from './closing-sweep.service.js';

const LOOK_MS = 30 * 60_000;

@Injectable()
export class ClosingSweepJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(sweeps: ClosingSweepService) {
    this.loop = new BackgroundLoop({
      round: () => sweeps.sweep(),
      everyMs: LOOK_MS,
      failure: 'closing_sweep_failed',
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
