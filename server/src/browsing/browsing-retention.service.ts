import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Transactions } from '../db/transactions.js';
import { KEPT_DAYS } from './browse-span.js';
import { BrowsingRepository } from './browsing.repository.js';
import { UnwantedVisitsQueries } from './unwanted-visits.queries.js';

const AT_ONCE = 500;
const DAY_MS = 86_400_000;

/** Deletes what is not to be kept any longer: too old, or of members who took their word back (rule D243). */
@Injectable()
export class BrowsingRetentionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly browsing: BrowsingRepository,
    private readonly unwanted: UnwantedVisitsQueries,
  ) {}

  async tidy(now: Instant): Promise<void> {
    const until = now - KEPT_DAYS * DAY_MS;
    const dropSome = () => this.transactions.run((tx) => this.browsing.dropVisits(tx, until, AT_ONCE));
    while ((await dropSome()) === AT_ONCE);
    await this.transactions.run((tx) => this.browsing.dropInterests(tx, until));
    for (const memberId of await this.unwanted.listMembers())
      await this.transactions.run((tx) => this.browsing.forget(tx, memberId));
  }
}
