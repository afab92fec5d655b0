import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { BackgroundLoop } from '../jobs/background-loop.js';
import { GuardiansService } from './guardians.service.js';

const LOOK_MS = 6 * 3_600_000;

@Injectable()
export class ChildhoodJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(guardians: GuardiansService) {
    this.loop = new BackgroundLoop({
      round: () => guardians.forgetGrown(),
      everyMs: LOOK_MS,
      failure: 'childhood_failed',
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
