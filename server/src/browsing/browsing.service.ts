import { Injectable } from '@nestjs/common';
import type { BrowseBatch, BrowseReceipt, BrowseVisit } from '@jieti/shared/api/browsing';
import type { Instant } from '@jieti/shared/model/time';
import { timedVisit } from '@jieti/shared/rules/community/timed-visit';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { ConsentsQueries } from '../privacy/consents.queries.js';
import { BrowsingRepository, type KeptVisit } from './browsing.repository.js';

@Injectable()
export class BrowsingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly browsing: BrowsingRepository,
    private readonly consents: ConsentsQueries,
    private readonly clock: Clock,
  ) {}

  /** Keeps a batch once, however often it comes; of a member who does not agree, nothing. */
  async take(memberId: number, { sentAt, visits }: BrowseBatch): Promise<BrowseReceipt> {
    if (!(await this.consents.allows(memberId, 'browsing'))) return { allowed: false, counted: 0 };
    const now = this.clock.now();
    const kept = distinct(visits.flatMap((visit) => keptVisit(visit, sentAt, now)));
    const counted = await this.transactions.run(async (tx) => {
      const tier = await this.browsing.lockTier(tx, memberId);
      return tier === null ? 0 : this.browsing.put(tx, memberId, tier, kept);
    });
    return { allowed: true, counted };
  }
}

function keptVisit(visit: BrowseVisit, sentAt: Instant, now: Instant): KeptVisit[] {
  const timed = timedVisit(visit, sentAt, now);
  const [session = '', step] = visit.visitId.split('-');
  const { page, from, item } = visit;
  return timed ? [{ session, step: Number(step), page, from, item, ...timed }] : [];
}

/** One batch may tell of a page twice, the second time longer. */
function distinct(visits: readonly KeptVisit[]): KeptVisit[] {
  const byKey = new Map<string, KeptVisit>();
  for (const visit of visits.toSorted((a, b) => a.dwellMs - b.dwellMs))
    byKey.set(`${visit.session}-${visit.step}`, visit);
  return [...byKey.values()];
}
