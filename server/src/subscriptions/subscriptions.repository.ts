import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';

/** One member's consents for one template. */
export interface QuotaKey {
  readonly memberId: number;
  readonly templateId: string;
}

export interface QuotaChange extends QuotaKey {
  readonly delta: number;
}

export interface SubscriptionAnswer {
  readonly templateId: string;
  readonly result: 'accept' | 'reject' | 'ban' | 'filter';
}

interface QuotaRow {
  readonly member_id: number | string;
  readonly template_id: string;
  readonly remaining: number;
}

/** How many messages members still allow: one per accept, one less per message, none once WeChat says so (rule M2). */
@Injectable()
export class SubscriptionsRepository {
  constructor(private readonly dialect: Dialect) {}

  /**
   * Records what the member answered to one request, each template of it once; accepts add one.
   * The member row is locked first, so that the same report twice at once counts once.
   */
  async report(
    tx: Tx,
    report: { memberId: number; requestId: string; answers: readonly SubscriptionAnswer[] },
    now: Instant,
  ): Promise<void> {
    const { memberId, requestId } = report;
    await tx.query(`SELECT id FROM member WHERE id = ?${this.dialect.forUpdate}`, [memberId]);
    const known = await tx.query<{ template_id: string }>(
      'SELECT template_id FROM subscription_event WHERE member_id = ? AND request_id = ?',
      [memberId, requestId],
    );
    const seen = new Set(known.map((row) => row.template_id));
    const fresh = report.answers.filter((answer) => !seen.has(answer.templateId));
    if (fresh.length === 0) return;
    await tx.insertRows(
      'subscription_event',
      ['member_id', 'request_id', 'template_id', 'result', 'created_at'],
      fresh.map((answer) => [memberId, requestId, answer.templateId, answer.result, now]),
    );
    for (const answer of fresh) {
      if (answer.result === 'accept') await this.addOne(tx, { memberId, templateId: answer.templateId }, now);
    }
  }

  /** What is left, locked until the transaction ends. Absent means none. */
  async lockQuotas(tx: Tx, memberIds: readonly number[], templateIds: readonly string[]): Promise<QuotaRemaining[]> {
    if (memberIds.length === 0 || templateIds.length === 0) return [];
    const rows = await tx.query<QuotaRow>(
      `SELECT member_id, template_id, remaining FROM subscription_quota
       WHERE member_id IN (${marks(memberIds)}) AND template_id IN (${marks(templateIds)}) AND remaining > 0
       ORDER BY member_id, template_id${this.dialect.forUpdate}`,
      [...memberIds, ...templateIds],
    );
    return rows.map((row) => ({
      memberId: Number(row.member_id),
      templateId: row.template_id,
      remaining: Number(row.remaining),
    }));
  }

  /** Adds up changes; a quota never falls below zero. Few statements: one per template and size of change. */
  async change(tx: Tx, changes: readonly QuotaChange[], now: Instant): Promise<void> {
    for (const { templateId, delta, memberIds } of grouped(changes)) {
      await tx.execute(
        `UPDATE subscription_quota SET remaining = CASE WHEN remaining + ? < 0 THEN 0 ELSE remaining + ? END, updated_at = ?
         WHERE template_id = ? AND member_id IN (${marks(memberIds)})`,
        [delta, delta, now, templateId, ...memberIds],
      );
    }
  }

  /** WeChat says that nothing is left, whatever we counted. */
  async clear(tx: Tx, keys: readonly QuotaKey[], now: Instant): Promise<void> {
    for (const { templateId, memberIds } of grouped(keys.map((key) => ({ ...key, delta: 0 })))) {
      await tx.execute(
        `UPDATE subscription_quota SET remaining = 0, updated_at = ? WHERE template_id = ? AND member_id IN (${marks(memberIds)})`,
        [now, templateId, ...memberIds],
      );
    }
  }

  private async addOne(tx: Tx, { memberId, templateId }: QuotaKey, now: Instant): Promise<void> {
    const updated = await tx.execute(
      'UPDATE subscription_quota SET remaining = remaining + 1, updated_at = ? WHERE member_id = ? AND template_id = ?',
      [now, memberId, templateId],
    );
    if (updated.affectedRows > 0) return;
    const columns = ['member_id', 'template_id', 'remaining', 'updated_at'];
    await tx.insertRows('subscription_quota', columns, [[memberId, templateId, 1, now]]);
  }
}

export interface QuotaRemaining extends QuotaKey {
  readonly remaining: number;
}

interface ChangeGroup {
  readonly templateId: string;
  readonly delta: number;
  readonly memberIds: number[];
}

/** Sums per member and template first: a member may appear more than once. */
function grouped(changes: readonly QuotaChange[]): ChangeGroup[] {
  const sums = new Map<string, QuotaChange>();
  for (const change of changes) {
    const key = `${change.memberId}|${change.templateId}`;
    sums.set(key, { ...change, delta: change.delta + (sums.get(key)?.delta ?? 0) });
  }
  const groups = new Map<string, ChangeGroup>();
  for (const { memberId, templateId, delta } of sums.values()) {
    const key = `${templateId}|${delta}`;
    const group = groups.get(key) ?? { templateId, delta, memberIds: [] };
    group.memberIds.push(memberId);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const marks = (list: readonly unknown[]): string => list.map(() => '?').join(', ');
