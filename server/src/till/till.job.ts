import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CodeSweepService } from './code-sweep.service.js';

const SWEEP_MS = 3_600_000;

/** Forgets uses of rotating codes that could not be used any more anyway. */
@Injectable()
export class TillJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly codes: CodeSweepService) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(), SWEEP_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async sweep(): Promise<void> {
    try {
      await this.codes.sweep();
    } catch (error) {
      Logger.error({ event: 'code_sweep_failed', error: String(error) }, 'till');
    }
  }
}
