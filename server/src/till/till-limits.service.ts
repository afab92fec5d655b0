import { Injectable } from '@nestjs/common';
import type { TillLimitChange, TillLimitList } from '@jieti/shared/api/till-actions';
import type { Instant } from '@jieti/shared/model/time';
import { AuditRepository } from '../audit/audit.repository.js';
import { Transactions } from '../db/transactions.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { StoresQueries } from '../stores/stores.queries.js';
import { defaultLimits, TillLimitsQueries } from './till-limits.queries.js';
import { TillLimitsRepository } from './till-limits.repository.js';

@Injectable()
export class TillLimitsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: TillLimitsRepository,
    private readonly queries: TillLimitsQueries,
    private readonly stores: StoresQueries,
    private readonly audit: AuditRepository,
  ) {}

  async list(): Promise<TillLimitList> {
    const [limits, names] = await Promise.all([this.queries.all(), this.stores.names()]);
    const shop = limits.get('') ?? defaultLimits;
    const stores = [...names].map(([storeId, storeName]) => {
      const own = limits.get(storeId);
      return { storeId, storeName, own: own !== undefined, limits: own ?? shop };
    });
    return { shop, stores };
  }

  /** Refuses with malformed for a store that is not there. */
  async change({ storeId, limits }: TillLimitChange, staff: StaffCaller, now: Instant): Promise<TillLimitList> {
    const names = await this.stores.names();
    if (storeId !== null && !names.has(storeId))
      throw new Refusal('malformed', [{ field: 'storeId', message: '没有这家门店' }]);
    await this.transactions.run(async (tx) => {
      await this.repository.put(tx, storeId ?? '', limits, { name: staff.username, now });
      const subject = storeId === null ? 'shop' : `store:${storeId}`;
      const detail = limits ?? { billFen: null, refundFen: null, refundsPerDayFen: null };
      await this.audit.append(tx, { actor: staff.username, action: 'till.limits', subject, detail }, now);
    });
    this.queries.forget();
    return this.list();
  }
}
