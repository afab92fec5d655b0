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
  /** Something came in during a round that may have gone past it. */
  private again = false;
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
    this.again = false;
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  private round(): void {
    this.again = true;
    this.running ??= this.untilQuiet().finally(() => {
      this.running = null;
    });
  }

  private async untilQuiet(): Promise<void> {
    while (this.again) {
      this.again = false;
      try {
        await this.rounds.all();
      } catch (error) {
        this.logger.error({ event: 'round failed', error: error instanceof Error ? error.message : String(error) });
      }
    }
  }
}
