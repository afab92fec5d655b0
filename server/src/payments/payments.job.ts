import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { BackgroundLoop } from '../jobs/background-loop.js';
import { Doorbell } from '../jobs/doorbell.js';
import { PaymentRoundsService } from './payment-rounds.service.js';

const EVERY_MS = 30_000;

/** Whatever payments leave open is taken up again, by the clock and when there is something new. */
@Injectable()
export class PaymentsJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(rounds: PaymentRoundsService, doorbell: Doorbell) {
    this.loop = new BackgroundLoop({
      round: () => rounds.all(),
      everyMs: EVERY_MS,
      failure: 'payment_round_failed',
      bell: { of: doorbell, name: 'payments' },
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
