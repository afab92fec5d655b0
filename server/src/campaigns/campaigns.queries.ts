import { Injectable } from '@nestjs/common';
import type { Page } from '@jieti/shared/api/paging';
import type { Channel, MessageState } from '@jieti/shared/model/message';
import type { Instant } from '@jieti/shared/model/time';
import { Reader, type SqlValue } from '../db/sql.js';
import {
  campaignColumns,
  campaignGrantKey,
  campaignOf,
  type CampaignRow,
  type StoredCampaign,
} from './campaign-row.js';

/** How many messages of a campaign ended, or stand, in one way. */
export interface OutcomeTally {
  readonly tier: string;
  readonly state: MessageState;
  readonly channel: Channel | null;
  readonly reason: string | null;
  readonly count: number;
}

@Injectable()
export class CampaignsQueries {
  constructor(private readonly reader: Reader) {}

  async find(id: number): Promise<StoredCampaign | undefined> {
    const [row] = await this.reader.query<CampaignRow>(`SELECT ${campaignColumns} FROM campaign WHERE id = ?`, [id]);
    return row && campaignOf(row);
  }

  async listRunningIds(): Promise<readonly number[]> {
    const rows = await this.reader.query<{ id: number }>("SELECT id FROM campaign WHERE state = 'running' ORDER BY id");
    return rows.map((row) => Number(row.id));
  }

  /** Newest first; `search` looks for a part of the name. */
  async list(of: {
    readonly search?: string | undefined;
    readonly beforeId?: number | undefined;
    readonly limit: number;
  }): Promise<Page<StoredCampaign>> {
    const words = of.search?.trim();
    const where = words ? "name LIKE ? ESCAPE '!'" : '1 = 1';
    const params: SqlValue[] = words ? [`%${words.replace(/[%_!]/g, (c) => `!${c}`)}%`] : [];
    const rows = await this.reader.query<CampaignRow>(
      `SELECT ${campaignColumns} FROM campaign WHERE ${where} AND id < ? ORDER BY id DESC LIMIT ?`,
      [...params, of.beforeId ?? Number.MAX_SAFE_INTEGER, of.limit + 1],
    );
    const [count] = await this.reader.query<{ n: number }>(`SELECT COUNT(*) AS n FROM campaign WHERE ${where}`, params);
    const items = rows.slice(0, of.limit).map(campaignOf);
    const last = rows.length > of.limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? String(last.id) : null, total: Number(count?.n ?? 0) };
  }

  /** Messages by campaign and state, for the list. */
  async tallyStates(
    ids: readonly number[],
  ): Promise<ReadonlyMap<number, readonly Pick<OutcomeTally, 'state' | 'count'>[]>> {
    if (ids.length === 0) return new Map();
    const rows = await this.reader.query<{ campaign_id: number; state: MessageState; n: number }>(
      `SELECT campaign_id, state, COUNT(*) AS n FROM outbox_message
       WHERE campaign_id IN (${ids.map(() => '?').join(', ')}) GROUP BY campaign_id, state`,
      ids,
    );
    return new Map(
      ids.map((id) => [
        id,
        rows.filter((row) => Number(row.campaign_id) === id).map(({ state, n }) => ({ state, count: Number(n) })),
      ]),
    );
  }

  async tallyOutcomes(id: number): Promise<readonly OutcomeTally[]> {
    const rows = await this.reader.query<Omit<OutcomeTally, 'count'> & { readonly n: number }>(
      `SELECT tier, state, channel, reason, COUNT(*) AS n FROM outbox_message
       WHERE campaign_id = ? GROUP BY tier, state, channel, reason ORDER BY n DESC`,
      [id],
    );
    return rows.map(({ tier, state, channel, reason, n }) => ({ tier, state, channel, reason, count: Number(n) }));
  }

  /** Messages sent in each minute that had any, oldest first; the last 240 of them. */
  async sentPerMinute(id: number): Promise<readonly { readonly at: Instant; readonly sent: number }[]> {
    const rows = await this.reader.query<{ minute: number; n: number }>(
      `SELECT decided_at - decided_at % 60000 AS minute, COUNT(*) AS n FROM outbox_message
       WHERE campaign_id = ? AND state = 'sent' GROUP BY decided_at - decided_at % 60000 ORDER BY minute DESC LIMIT 240`,
      [id],
    );
    return rows.map((row) => ({ at: Number(row.minute), sent: Number(row.n) })).reverse();
  }

  /** Used coupons of the campaign by the tier the offer was made to. */
  async redeemedByTier(campaign: StoredCampaign): Promise<ReadonlyMap<string, number>> {
    const templates = campaign.offers.flatMap((offer) =>
      offer.couponTemplateId === null ? [] : [offer.couponTemplateId],
    );
    if (templates.length === 0) return new Map();
    const rows = await this.reader.query<{ tier: string; n: number }>(
      `SELECT o.tier, COUNT(*) AS n FROM coupon c
       JOIN outbox_message o ON o.member_id = c.member_id AND o.campaign_id = ?
       WHERE c.template_id IN (${templates.map(() => '?').join(', ')}) AND c.state = 'redeemed' AND c.grant_key = ?
       GROUP BY o.tier`,
      [campaign.id, ...templates, campaignGrantKey(campaign.id)],
    );
    return new Map(rows.map((row) => [row.tier, Number(row.n)]));
  }
}
