import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { tierBadge } from '../members/tier-badge.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { CampaignAudienceRepository } from './campaign-audience.repository.js';
import { CampaignsRepository } from './campaigns.repository.js';

const BATCH = 500;
/** A process that dies while planning is replaced after this long. */
const LEASE_MS = 30_000;

/** `more`: a batch is written down and others follow; `planned`: that was the last; `idle`: nothing to do here now. */
export type PlanningStep = 'more' | 'planned' | 'idle';

@Injectable()
export class CampaignPlanningService {
  private readonly owner = randomUUID();

  constructor(
    private readonly transactions: Transactions,
    private readonly campaigns: CampaignsRepository,
    private readonly audience: CampaignAudienceRepository,
    private readonly programmes: ProgrammesQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes one batch of a running campaign's audience down, wherever the last one ended. Any number of processes may
   * call this at once: each member is written down once.
   */
  async planBatch(id: number, limit = BATCH): Promise<PlanningStep> {
    const now = this.clock.now();
    const version = await this.programmes.getCurrent(now);
    const tierName = (key: string): string => tierBadge(version, key).name;
    const allTiers = version.tiers.map((tier) => tier.key);
    return this.transactions.run(async (tx) => {
      const lease = { owner: this.owner, now, until: now + LEASE_MS };
      const campaign = await this.campaigns.leasePlanning(tx, id, lease);
      if (!campaign) return 'idle';
      return (await this.audience.writeDown(tx, campaign, { limit, now, tierName, allTiers })) ? 'planned' : 'more';
    });
  }

  /** Ends the campaign when everybody is written down and every message is decided. */
  async finish(id: number): Promise<boolean> {
    const now = this.clock.now();
    return this.transactions.run((tx) => this.campaigns.finish(tx, id, now));
  }
}
