import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { SettlementsRepository } from './settlements.repository.js';

/** The threads that find who differs need the rest of the machine. */
const MOST_LANES = 2;

/** Folds some members again, under their locks, and writes what differs; tells nobody. */
@Injectable()
export class ResettleService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly settlements: SettlementsRepository,
  ) {}

  /** How many transactions get on at once. */
  get lanes(): number {
    return Math.min(MOST_LANES, this.transactions.lanes);
  }

  /** How many members changed. `cause` is noted where an earlier transition vanishes. */
  resettle(memberIds: readonly number[], cause: string): Promise<number> {
    if (memberIds.length === 0) return Promise.resolve(0);
    return this.transactions.run(async (tx) => {
      const members = [...(await this.settlements.lock(tx, memberIds)).values()];
      const now = this.clock.now();
      const { changed } = await this.settlements.settle(tx, { members, fresh: new Map(), now, announce: false, cause });
      return changed;
    });
  }
}
