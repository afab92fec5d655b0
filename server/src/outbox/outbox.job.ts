import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Doorbell } from '../jobs/doorbell.js';
import { OutboxService } from './outbox.service.js';

/** Without a ring, retries and what another process queued are found this often. */
const TICK_MS = 5_000;

/** Wakes the dispatcher: at a ring, and now and then. */
@Injectable()
export class OutboxJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('outbox');
  private stopListening: (() => void) | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly outbox: OutboxService,
    private readonly doorbell: Doorbell,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = this.doorbell.on('outbox', () => this.wake());
    this.wake();
    this.timer = setInterval(() => this.wake(), TICK_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopListening?.();
    if (this.timer) clearInterval(this.timer);
    await this.outbox.stop();
  }

  private wake(): void {
    this.outbox.drain().catch((error: unknown) => {
      this.logger.error({ event: 'dispatch failed', error: error instanceof Error ? error.message : String(error) });
    });
  }
}
