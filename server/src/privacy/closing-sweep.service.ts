import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { AccountEndingRepository } from './account-ending.repository.js';
import { ClosingQueries } from './closing.queries.js';

/** Longer than any call that was under way at the closing. */
const AFTER_MS = 10 * 60_000;
/** Late, missed or twice: everybody is swept at least once. */
const LOOK_BACK_MS = 3 * 86_400_000;

/** Looks once more behind those who left: what was on its way to WeChat or to us in that instant has arrived by now. */
@Injectable()
export class ClosingSweepService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ending: AccountEndingRepository,
    private readonly queries: ClosingQueries,
    private readonly clock: Clock,
  ) {}

  async sweep(): Promise<void> {
    const now = this.clock.now();
    for (const memberId of await this.queries.listClosed(now - LOOK_BACK_MS, now - AFTER_MS))
      await this.transactions.run((tx) => this.ending.eraseAgain(tx, memberId));
  }
}
