import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Doorbell } from '../jobs/doorbell.js';
import { PaymentRoundsService } from './payment-rounds.service.js';

const TICK_MS = 30_000;

/** Whatever payments leave open is taken up again, by the clock and when there is something new. */
@Injectable()
export class PaymentsJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('payments');
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private silence: () => void = () => undefined;

  constructor(
    private readonly rounds: PaymentRoundsService,
    private readonly doorbell: Doorbell,
  ) {}

  onApplicationBootstrap(): void {
    this.silence = this.doorbell.on('payments', () => this.round());
    this.round();
    this.timer = setInterval(() => this.round(), TICK_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.silence();
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  private round(): void {
    this.running ??= this.rounds
      .all()
      .catch((error: unknown) => {
        this.logger.error({ event: 'round failed', error: error instanceof Error ? error.message : String(error) });
      })
      .finally(() => {
        this.running = null;
      });
  }
}
