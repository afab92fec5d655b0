import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { Doorbell } from '../jobs/doorbell.js';
import { DueLotsQueries } from './due-lots.queries.js';
import { DueLotsRepository, type DueDone } from './due-lots.repository.js';

/** Lots looked at in one transaction: no member waits long. */
const BATCH = 200;

/** Ends of points, and the word before them. Reads never wait for it: what has ended does not count from its instant on. */
@Injectable()
export class DueLotsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly due: DueLotsQueries,
    private readonly lots: DueLotsRepository,
    private readonly doorbell: Doorbell,
  ) {}

  /** Everything due, batch by batch; late, twice or on several machines at once gives the same. */
  async round(isStopping: () => boolean = () => false): Promise<DueDone> {
    const now = this.clock.now();
    let total: DueDone = { ended: 0, told: 0 };
    while (!isStopping()) {
      const members = await this.due.members(now, BATCH);
      if (members.length === 0) break;
      const { ended, told } = await this.transactions.run((tx) => this.lots.settle(tx, members, now));
      total = { ended: total.ended + ended, told: total.told + told };
    }
    if (total.told > 0) this.doorbell.ring('outbox');
    return total;
  }
}
