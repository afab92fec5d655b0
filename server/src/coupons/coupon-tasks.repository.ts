import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import { chunked, placeholders } from '../db/in-list.js';
import type { SqlValue, Tx } from '../db/sql.js';
import { couponTaskColumns, couponTaskOf, type CouponTask, type CouponTaskRow } from './coupon-task.js';
import type { TaskAudience } from './coupon-task.js';
import { TemplateStockRepository } from './template-stock.repository.js';

export type NewCouponTask = Omit<CouponTask, 'id' | 'jobId' | 'used' | 'skipped' | 'afterId' | 'endedAt'>;

export interface TaskStep {
  readonly used: number;
  readonly skipped: number;
  readonly afterId: number;
}

/** Grants to many and voidings of many, and whom they are still for. */
@Injectable()
export class CouponTasksRepository {
  constructor(
    private readonly dialect: Dialect,
    private readonly stock: TemplateStockRepository,
  ) {}

  async insert(tx: Tx, task: NewCouponTask): Promise<number> {
    const { kind, templateId, idemKey, reason, audience, whenShort, wanted, reserved, createdAt, createdBy } = task;
    const { insertId } = await tx.execute(
      `INSERT INTO coupon_task (kind, template_id, idem_key, reason, audience, when_short, wanted, reserved, used, skipped,
       after_id, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?, ?)`,
      [kind, templateId, idemKey, reason, JSON.stringify(audience), whenShort, wanted, reserved, createdAt, createdBy],
    );
    return insertId;
  }

  async setJob(tx: Tx, id: number, jobId: number): Promise<void> {
    await tx.execute('UPDATE coupon_task SET job_id = ? WHERE id = ?', [jobId, id]);
  }

  async findByKey(tx: Tx, templateId: number, idemKey: string): Promise<CouponTask | undefined> {
    const [row] = await tx.query<CouponTaskRow>(
      `SELECT ${couponTaskColumns} FROM coupon_task WHERE template_id = ? AND idem_key = ?`,
      [templateId, idemKey],
    );
    return row && couponTaskOf(row);
  }

  /** Locked until the commit; undefined when there is none. */
  async lock(tx: Tx, id: number): Promise<CouponTask | undefined> {
    const [row] = await tx.query<CouponTaskRow>(
      `SELECT ${couponTaskColumns} FROM coupon_task WHERE id = ?${this.dialect.forUpdate}`,
      [id],
    );
    return row && couponTaskOf(row);
  }

  /** The caller has locked the task. */
  async advance(tx: Tx, id: number, step: TaskStep): Promise<void> {
    await tx.execute('UPDATE coupon_task SET used = used + ?, skipped = skipped + ?, after_id = ? WHERE id = ?', [
      ...[step.used, step.skipped, step.afterId, id],
    ]);
  }

  /** Ends a task whose job is over, and gives back what it set aside and did not use. */
  async closeIfOver(tx: Tx, id: number, now: Instant): Promise<void> {
    const task = await this.lock(tx, id);
    if (!task || task.endedAt !== null) return;
    const [job] = await tx.query<{ state: string }>('SELECT state FROM job_run WHERE id = ?', [task.jobId]);
    if (!job || job.state === 'queued' || job.state === 'running') return;
    await tx.execute('UPDATE coupon_task SET ended_at = ? WHERE id = ?', [now, id]);
    await this.stock.release(tx, task.templateId, task.reserved - task.used);
  }

  /** Members of the audience who have had fewer of the template than one may. */
  async countAudience(tx: Tx, { tiers, memberIds }: TaskAudience, template: { id: number; perMember: number }) {
    const has = `(SELECT COUNT(*) FROM coupon c WHERE c.member_id = m.id AND c.template_id + 0 = ?)`;
    const count = async (where: string, params: readonly SqlValue[]): Promise<number> => {
      const [row] = await tx.query<{ n: number }>(
        `SELECT COUNT(*) AS n FROM member m WHERE ${where} AND m.status = 'active' AND ${has} < ?`,
        [...params, template.id, template.perMember],
      );
      return Number(row?.n ?? 0);
    };
    if (memberIds.length === 0) return count(`m.tier IN (${placeholders(tiers.length)})`, tiers);
    let total = 0;
    for (const part of chunked(memberIds, 1000)) total += await count(`m.id IN (${placeholders(part.length)})`, part);
    return total;
  }

  /** Which of these numbers are nobody's. */
  async listUnknown(tx: Tx, memberIds: readonly number[]): Promise<readonly number[]> {
    const known = new Set<number>();
    for (const part of chunked(memberIds, 1000)) {
      const rows = await tx.query<{ id: number }>(
        `SELECT id FROM member WHERE id IN (${placeholders(part.length)})`,
        part,
      );
      for (const { id } of rows) known.add(Number(id));
    }
    return memberIds.filter((id) => !known.has(id));
  }

  /** The next members of the audience, by number and locked. */
  async lockMembers(
    tx: Tx,
    { audience, afterId }: Pick<CouponTask, 'audience' | 'afterId'>,
    limit: number,
  ): Promise<readonly number[]> {
    const { tiers, memberIds } = audience;
    const named = memberIds.filter((id) => id > afterId).toSorted((a, b) => a - b);
    if (memberIds.length > 0 && named.length === 0) return [];
    const [column, wanted] = memberIds.length > 0 ? ['id', named.slice(0, 1000)] : ['tier', tiers];
    const rows = await tx.query<{ id: number }>(
      `SELECT id FROM member WHERE id > ? AND ${column} IN (${placeholders(wanted.length)}) AND status = 'active'
       ORDER BY id LIMIT ${Math.trunc(limit)}${this.dialect.forUpdate}`,
      [afterId, ...wanted],
    );
    const next = named[1000 - 1];
    if (rows.length === 0 && next !== undefined) return this.lockMembers(tx, { audience, afterId: next }, limit);
    return rows.map((row) => Number(row.id));
  }

  /** Coupons of the template that may still be used, from the next on, and whose they are. */
  async listUsable(
    tx: Tx,
    of: { readonly templateId: number; readonly afterId: number; readonly limit: number },
    now: Instant,
  ): Promise<readonly { readonly id: number; readonly memberId: number }[]> {
    const rows = await tx.query<{ id: number; member_id: number }>(
      `SELECT id, member_id FROM coupon WHERE template_id = ? AND id > ? AND state IN ('issued', 'locked')
       AND expires_at > ? ORDER BY id LIMIT ${Math.trunc(of.limit)}`,
      [of.templateId, of.afterId, now],
    );
    return rows.map((row) => ({ id: Number(row.id), memberId: Number(row.member_id) }));
  }

  async countUsable(tx: Tx, templateId: number, now: Instant): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM coupon WHERE template_id = ? AND state IN ('issued', 'locked') AND expires_at > ?`,
      [templateId, now],
    );
    return Number(row?.n ?? 0);
  }
}
