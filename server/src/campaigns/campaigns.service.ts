import { Injectable } from '@nestjs/common';
import type { CampaignDraft } from '@jieti/shared/api/campaigns';
import type { ErrorCode } from '@jieti/shared/api/errors';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { OutboxRepository } from '../outbox/outbox.repository.js';
import { CampaignChecksQueries } from './campaign-checks.queries.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { draftProblems, launchObstacle } from './launch-obstacle.js';

@Injectable()
export class CampaignsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly campaigns: CampaignsRepository,
    private readonly outbox: OutboxRepository,
    private readonly checks: CampaignChecksQueries,
    private readonly clock: Clock,
  ) {}

  /** Refuses a tier, message or coupon that does not exist with malformed, naming the field. */
  async create(draft: CampaignDraft, createdBy: string): Promise<number> {
    await this.checkDraft(draft);
    const by = { name: createdBy, now: this.clock.now() };
    return this.transactions.run((tx) => this.campaigns.insertDraft(tx, draft, by));
  }

  /** Refuses with not_found or campaign_not_draft, and as `create` does. */
  async update(id: number, draft: CampaignDraft): Promise<void> {
    await this.checkDraft(draft);
    await this.transactions.run(async (tx) => {
      if (!(await this.campaigns.updateDraft(tx, id, draft))) await this.refuse(tx, id, 'campaign_not_draft');
    });
  }

  /**
   * Starts a draft, once. Refuses with not_found, campaign_not_draft, marketing_forbidden (the message's template is
   * for service only), template_unknown or coupon_out_of_stock (a coupon is switched off).
   */
  async launch(id: number, actor: string): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      const campaign = await this.campaigns.findLocked(tx, id);
      if (campaign?.state !== 'draft') return this.refuse(tx, id, 'campaign_not_draft');
      const obstacle = launchObstacle(campaign, await this.checks.factsFor(campaign, now));
      if (obstacle) throw new Refusal(obstacle);
      if (!(await this.campaigns.launch(tx, id, { actor, now }))) return this.refuse(tx, id, 'campaign_not_draft');
      const tiers = campaign.offers.map((offer) => offer.tier);
      await this.campaigns.setPlanned(tx, id, await this.campaigns.countAudience(tx, { tiers, needs: campaign.needs }));
    });
  }

  /** Stops planning and ends every message still waiting. Refuses with not_found or campaign_not_running. */
  async cancel(id: number, actor: string): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      if (!(await this.campaigns.cancel(tx, id, { actor, now }))) return this.refuse(tx, id, 'campaign_not_running');
      await this.outbox.cancelCampaign(tx, id, now);
      await this.campaigns.setPlanned(tx, id, await this.campaigns.countRecipients(tx, id));
    });
  }

  async logExport(id: number, actor: string): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run((tx) => this.campaigns.logExport(tx, id, { actor, now }));
  }

  private async checkDraft(draft: CampaignDraft): Promise<void> {
    const problems = draftProblems(draft, await this.checks.factsFor(draft, this.clock.now()));
    if (problems.length > 0) throw new Refusal('malformed', problems);
  }

  private async refuse(tx: Tx, id: number, code: ErrorCode): Promise<never> {
    throw new Refusal((await this.campaigns.findLocked(tx, id)) ? code : 'not_found');
  }
}
