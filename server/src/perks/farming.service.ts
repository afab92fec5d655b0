import { Injectable } from '@nestjs/common';
import type { Page } from '@jieti/shared/api/paging';
import type { FarmingFlag, FarmingQuery } from '@jieti/shared/api/perks';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import type { StaffCaller } from '../http/access.js';
import { idCursor } from '../http/id-cursor.js';
import { Refusal } from '../http/refusal.js';
import { FarmingFlagsRepository } from '../ledger/farming-flags.repository.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { FarmingQueries } from './farming.queries.js';

/** What looks like farming of gifts, for a person to judge. */
@Injectable()
export class FarmingService {
  constructor(
    private readonly flags: FarmingQueries,
    private readonly rows: FarmingFlagsRepository,
    private readonly programmes: ProgrammesQueries,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Refuses with page_cursor_invalid. */
  async list({ cursor, limit, ...filter }: FarmingQuery): Promise<Page<FarmingFlag>> {
    const version = await this.programmes.getCurrent(this.clock.now());
    const found = await this.flags.list(filter, { beforeId: idCursor(cursor), limit }, version);
    const items = found.slice(0, limit);
    return { items, nextCursor: found.length > limit ? String(items.at(-1)?.id) : null, total: null };
  }

  /** Refuses with not_found, farming_closed (somebody has done it). */
  async dismiss(id: number, reason: string, by: StaffCaller): Promise<FarmingFlag> {
    const now = this.clock.now();
    const staff = by.name;
    const isClosed = await this.transactions.run((tx) => this.rows.dismiss(tx, id, { staff, reason, now }));
    const flag = await this.flags.find(id, await this.programmes.getCurrent(now));
    if (!flag) throw new Refusal('not_found');
    if (!isClosed) throw new Refusal('farming_closed');
    return flag;
  }
}
