import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PaymentsService } from './payments.service.js';

const TICK_MS = 60_000;
const RECENT_MS = 15 * 60_000;
/** WeChat Pay repeats a notification for a day: what was missed while the server was down is asked for once. */
const DAY_MS = 25 * 3_600_000;

/** Finds payments whose notification was lost. */
@Injectable()
export class PaymentsJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('payments');
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;

  constructor(private readonly payments: PaymentsService) {}

  onApplicationBootstrap(): void {
    this.reconcile(DAY_MS);
    this.timer = setInterval(() => this.reconcile(RECENT_MS), TICK_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  private reconcile(withinMs: number): void {
    this.running ??= this.payments
      .reconcile(withinMs)
      .catch((error: unknown) => {
        this.logger.error({ event: 'reconcile failed', error: error instanceof Error ? error.message : String(error) });
      })
      .finally(() => {
        this.running = null;
      });
  }
}
