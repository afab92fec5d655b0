import { Injectable } from '@nestjs/common';
import type { Campaign, CampaignRow, Recipient, RecipientQuery } from '@jieti/shared/api/campaigns';
import type { Page, SearchPageQuery } from '@jieti/shared/api/paging';
import { maskName } from '@jieti/shared/rules/mask';
import { outcomeLabel } from '@jieti/shared/rules/message-labels';
import { Clock } from '../clock.js';
import type { CsvCell } from '../http/csv.js';
import { idCursor } from '../http/id-cursor.js';
import { Refusal } from '../http/refusal.js';
import { tierBadge } from '../members/tier-badge.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { CampaignRecipientsQueries } from './campaign-recipients.queries.js';
import type { StoredCampaign } from './campaign-row.js';
import { campaignRow, campaignView } from './campaign-view.js';
import { CampaignsQueries } from './campaigns.queries.js';

const EXPORT_PAGE = 1000;

/** Campaigns as the console reads them. */
@Injectable()
export class CampaignReadsService {
  constructor(
    private readonly campaigns: CampaignsQueries,
    private readonly recipients: CampaignRecipientsQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly clock: Clock,
  ) {}

  async list(query: SearchPageQuery): Promise<Page<CampaignRow>> {
    const { search, limit } = query;
    const page = await this.campaigns.list({ search, beforeId: idCursor(query.cursor), limit });
    const tallies = await this.campaigns.tallyStates(page.items.map((campaign) => campaign.id));
    return { ...page, items: page.items.map((campaign) => campaignRow(campaign, tallies.get(campaign.id) ?? [])) };
  }

  /** Refuses with not_found. */
  async get(id: number): Promise<Campaign> {
    const campaign = await this.getStored(id);
    const [tallies, perMinute, redeemed, version] = await Promise.all([
      this.campaigns.tallyOutcomes(id),
      this.campaigns.sentPerMinute(id),
      this.campaigns.redeemedByTier(campaign),
      this.programmes.getCurrent(this.clock.now()),
    ]);
    return campaignView(campaign, { tallies, perMinute, redeemed }, version);
  }

  /** Refuses with not_found. */
  async listRecipients(id: number, query: RecipientQuery): Promise<Page<Recipient>> {
    await this.getStored(id);
    const filter = { campaignId: id, state: query.state, reason: query.reason };
    const rows = await this.recipients.list(filter, idCursor(query.cursor) ?? 0, query.limit + 1);
    const version = await this.programmes.getCurrent(this.clock.now());
    const items = rows.slice(0, query.limit).map((row) => ({
      id: row.id,
      memberId: row.memberId,
      name: maskName(row.name),
      tier: tierBadge(version, row.tier),
      state: row.state,
      channel: row.channel,
      reason: row.reason,
      label: outcomeLabel(row.state, row.channel, row.reason),
      at: row.decidedAt,
    }));
    const last = rows.length > query.limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? String(last.id) : null, total: await this.recipients.count(filter) };
  }

  /** Every recipient as a spreadsheet row, read page by page. Refuses with not_found before the first row. */
  async exportRecipients(id: number): Promise<AsyncIterable<readonly CsvCell[]>> {
    await this.getStored(id);
    const version = await this.programmes.getCurrent(this.clock.now());
    return this.exportRows(id, (tier) => tierBadge(version, tier).name);
  }

  private async *exportRows(id: number, tierName: (key: string) => string): AsyncGenerator<readonly CsvCell[]> {
    for (let after = 0; ; ) {
      const rows = await this.recipients.list({ campaignId: id }, after, EXPORT_PAGE);
      for (const { cardNo, name, tier, state, channel, reason, decidedAt } of rows) {
        const at = decidedAt === null ? null : new Date(decidedAt).toISOString();
        yield [
          cardNo,
          maskName(name),
          tierName(tier),
          state,
          channel,
          reason,
          outcomeLabel(state, channel, reason),
          at,
        ];
      }
      const last = rows.at(-1);
      if (!last || rows.length < EXPORT_PAGE) return;
      after = last.id;
    }
  }

  private async getStored(id: number): Promise<StoredCampaign> {
    const campaign = await this.campaigns.find(id);
    if (!campaign) throw new Refusal('not_found');
    return campaign;
  }
}
