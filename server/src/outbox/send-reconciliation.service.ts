import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import { Reconcilers, type Reconciled } from '../jobs/reconcilers.js';
import { ReceiptsRepository, type OpenReceipt } from './receipts.repository.js';
import { UnconfirmedSendsQueries } from './unconfirmed-sends.queries.js';

const BATCH = 500;
/** A reply is written within seconds: a receipt that is older and has no message is of one that got no reply. */
const WRITTEN_MS = 30_000;
/** WeChat tells what became of a message within seconds; after this, it probably never will. */
const FINAL_WORD_MS = 30 * 60_000;
const WEEK_MS = 7 * 24 * 3_600_000;

/** Brings together messages and receipts that missed each other, and counts the messages that have none. */
@Injectable()
export class SendReconciliation implements OnModuleInit {
  private readonly logger = new Logger('outbox');
  private unconfirmedTold = 0;

  constructor(
    private readonly reconcilers: Reconcilers,
    private readonly transactions: Transactions,
    private readonly receipts: ReceiptsRepository,
    private readonly unconfirmed: UnconfirmedSendsQueries,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.reconcilers.register('sends', () => this.run());
  }

  /** `looked`: receipts without a message, and messages of the last week without a receipt after half an hour. */
  async run(): Promise<Reconciled> {
    const now = this.clock.now();
    const { open, settled } = await this.transactions.run((tx) => this.settleOpen(tx, now));
    const waiting = await this.unconfirmed.count(now - WEEK_MS, now - FINAL_WORD_MS);
    if (waiting > this.unconfirmedTold) this.logger.warn({ event: 'sends_unconfirmed', count: waiting });
    this.unconfirmedTold = waiting;
    return { looked: open + waiting, settled };
  }

  private async settleOpen(tx: Tx, now: Instant): Promise<{ readonly open: number; readonly settled: number }> {
    const open = await this.receipts.listOpen(tx, { now, limit: BATCH });
    let settled = 0;
    for (const receipt of open) if (await this.settleOne(tx, receipt, now)) settled += 1;
    return { open: open.length, settled };
  }

  private async settleOne(tx: Tx, receipt: OpenReceipt, now: Instant): Promise<boolean> {
    if (await this.receipts.settleByNumber(tx, receipt)) return true;
    return receipt.receivedAt <= now - WRITTEN_MS && this.receipts.settleUnknown(tx, receipt);
  }
}
