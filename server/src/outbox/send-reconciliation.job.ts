import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { BackgroundLoop } from '../jobs/background-loop.js';
import { SendReconciliation } from './send-reconciliation.service.js';

const EVERY_MS = 30_000;

/** WeChat may tell what became of a message before the reply that gave its number is written: they meet here. */
@Injectable()
export class SendReconciliationJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(reconciliation: SendReconciliation) {
    this.loop = new BackgroundLoop({
      round: () => reconciliation.run(),
      everyMs: EVERY_MS,
      failure: 'send_reconciliation_failed',
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
