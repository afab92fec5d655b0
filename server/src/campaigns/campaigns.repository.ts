import { Injectable } from '@nestjs/common';
import type { CampaignDraft } from '@jieti/shared/api/campaigns';
import type { NeedClass } from '@jieti/shared/model/survey';
import type { Instant } from '@jieti/shared/model/time';
import { AuditRepository } from '../audit/audit.repository.js';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { allPlanned, campaignColumns, campaignOf, type CampaignRow, type StoredCampaign } from './campaign-row.js';
import { needCondition } from './need-audience.queries.js';

/** Who did something to a campaign, by user name, and when. */
export interface CampaignAct {
  readonly actor: string;
  readonly now: Instant;
}

export interface PlanningLease {
  readonly owner: string;
  readonly now: Instant;
  readonly until: Instant;
}

/** Whom a campaign is for; without need classes everybody of the tiers. */
export interface AudienceOf {
  readonly tiers: readonly string[];
  readonly needs: readonly NeedClass[];
}

/** A member of the audience as the plan needs to know them. */
export interface AudienceMember {
  readonly id: number;
  readonly tier: string;
  readonly closed: boolean;
  readonly marketing: boolean;
  readonly personalisation: boolean;
}

/** Writes campaigns. Every change of state is a compare-and-set: it tells whether it was this call that did it. */
@Injectable()
export class CampaignsRepository {
  constructor(
    private readonly dialect: Dialect,
    private readonly audit: AuditRepository,
  ) {}

  async insertDraft(
    tx: Tx,
    draft: CampaignDraft,
    by: { readonly name: string; readonly now: Instant },
  ): Promise<number> {
    const { insertId } = await tx.execute(
      `INSERT INTO campaign (name, state, template_key, offers, needs, planned, created_at, created_by, planned_to_member)
       VALUES (?, 'draft', ?, ?, ?, 0, ?, ?, 0)`,
      [draft.name, draft.messageTemplateKey, JSON.stringify(draft.offers), draft.needs.join(), by.now, by.name],
    );
    return insertId;
  }

  async updateDraft(tx: Tx, id: number, draft: CampaignDraft): Promise<boolean> {
    const { affectedRows } = await tx.execute(
      "UPDATE campaign SET name = ?, template_key = ?, offers = ?, needs = ? WHERE id = ? AND state = 'draft'",
      [draft.name, draft.messageTemplateKey, JSON.stringify(draft.offers), draft.needs.join(), id],
    );
    return affectedRows === 1;
  }

  async findLocked(tx: Tx, id: number): Promise<StoredCampaign | undefined> {
    const [row] = await tx.query<CampaignRow>(
      `SELECT ${campaignColumns} FROM campaign WHERE id = ?${this.dialect.forUpdate}`,
      [id],
    );
    return row && campaignOf(row);
  }

  async launch(tx: Tx, id: number, by: CampaignAct): Promise<boolean> {
    const { affectedRows } = await tx.execute(
      "UPDATE campaign SET state = 'running', launched_at = ? WHERE id = ? AND state = 'draft'",
      [by.now, id],
    );
    if (affectedRows === 1) await this.log(tx, 'campaign.launch', id, by);
    return affectedRows === 1;
  }

  /** How many members of these tiers and need classes there are, closed accounts included. */
  async countAudience(tx: Tx, { tiers, needs }: AudienceOf): Promise<number> {
    const wanted = needCondition(needs, 'member');
    const [row] = await tx.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM member WHERE tier IN (${marks(tiers)}) AND ${wanted.sql}`,
      [...tiers, ...wanted.params],
    );
    return Number(row?.n ?? 0);
  }

  async setPlanned(tx: Tx, id: number, planned: number): Promise<void> {
    await tx.execute('UPDATE campaign SET planned = ? WHERE id = ?', [planned, id]);
  }

  /** Stops a running campaign. Its waiting messages are the outbox's to end. */
  async cancel(tx: Tx, id: number, by: CampaignAct): Promise<boolean> {
    const { affectedRows } = await tx.execute(
      "UPDATE campaign SET state = 'cancelled', finished_at = ? WHERE id = ? AND state = 'running'",
      [by.now, id],
    );
    if (affectedRows === 1) await this.log(tx, 'campaign.cancel', id, by);
    return affectedRows === 1;
  }

  /** Writes down that somebody took the list of receivers away. */
  logExport(tx: Tx, id: number, by: CampaignAct): Promise<void> {
    return this.log(tx, 'campaign.export', id, by);
  }

  /**
   * Takes or renews the right to plan a running campaign and holds its row until the transaction ends. Undefined while
   * somebody else has it, or when there is nothing to plan.
   */
  async leasePlanning(tx: Tx, id: number, lease: PlanningLease): Promise<StoredCampaign | undefined> {
    const { affectedRows } = await tx.execute(
      `UPDATE campaign SET lease_owner = ?, lease_until = ?
       WHERE id = ? AND state = 'running' AND planned_to_member < ?
       AND (lease_owner IS NULL OR lease_owner = ? OR lease_until <= ?)`,
      [lease.owner, lease.until, id, allPlanned, lease.owner, lease.now],
    );
    return affectedRows === 1 ? this.findLocked(tx, id) : undefined;
  }

  /** The next members of the audience by id, locked. */
  async lockAudience(
    tx: Tx,
    of: AudienceOf & { readonly afterId: number; readonly limit: number },
  ): Promise<readonly AudienceMember[]> {
    const wanted = needCondition(of.needs, 'member');
    const rows = await tx.query<{
      id: number;
      tier: string;
      status: string;
      marketing: number;
      personalisation: number;
    }>(
      `SELECT id, tier, status, marketing, personalisation FROM member WHERE id > ? AND tier IN (${marks(of.tiers)})
       AND ${wanted.sql} ORDER BY id LIMIT ${Math.trunc(of.limit)}${this.dialect.forUpdate}`,
      [of.afterId, ...of.tiers, ...wanted.params],
    );
    return rows.map((row) => ({
      id: Number(row.id),
      tier: row.tier,
      closed: row.status === 'closed',
      marketing: Number(row.marketing) === 1,
      personalisation: Number(row.personalisation) === 1,
    }));
  }

  async advance(tx: Tx, id: number, plannedToMember: number): Promise<void> {
    await tx.execute('UPDATE campaign SET planned_to_member = ? WHERE id = ?', [plannedToMember, id]);
  }

  async countRecipients(tx: Tx, id: number): Promise<number> {
    const [row] = await tx.query<{ n: number }>('SELECT COUNT(*) AS n FROM outbox_message WHERE campaign_id = ?', [id]);
    return Number(row?.n ?? 0);
  }

  /** Ends a running campaign once everybody is written down and every message is decided. */
  async finish(tx: Tx, id: number, now: Instant): Promise<boolean> {
    const { affectedRows } = await tx.execute(
      `UPDATE campaign SET state = 'done', finished_at = ?, lease_owner = NULL, lease_until = NULL
       WHERE id = ? AND state = 'running' AND planned_to_member = ?
       AND NOT EXISTS (SELECT 1 FROM outbox_message WHERE campaign_id = ? AND state IN ('planned', 'sending'))`,
      [now, id, allPlanned, id],
    );
    return affectedRows === 1;
  }

  private log(
    tx: Tx,
    action: 'campaign.launch' | 'campaign.cancel' | 'campaign.export',
    id: number,
    { actor, now }: CampaignAct,
  ): Promise<void> {
    return this.audit.append(tx, { actor, action, subject: `campaign:${id}`, detail: {} }, now);
  }
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
