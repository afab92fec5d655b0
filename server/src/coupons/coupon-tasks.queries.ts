import { Injectable } from '@nestjs/common';
import type { BulkGrant } from '@jieti/shared/api/claims';
import type { Page } from '@jieti/shared/api/paging';
import { Reader } from '../db/sql.js';
import { couponTaskColumns, couponTaskOf, type CouponTask, type CouponTaskRow } from './coupon-task.js';

type Row = CouponTaskRow & { readonly job_state: BulkGrant['state'] | null; readonly job_error: string | null };

const columns = `${couponTaskColumns
  .split(', ')
  .map((name) => `t.${name}`)
  .join(', ')}, j.state AS job_state, j.error AS job_error`;

@Injectable()
export class CouponTasksQueries {
  constructor(private readonly reader: Reader) {}

  /** Tasks that have not come to an end, oldest first. */
  async listOpen(): Promise<readonly CouponTask[]> {
    const rows = await this.reader.query<CouponTaskRow>(
      `SELECT ${couponTaskColumns} FROM coupon_task WHERE ended_at IS NULL ORDER BY id LIMIT 100`,
    );
    return rows.map(couponTaskOf);
  }

  async find(id: number): Promise<BulkGrant | undefined> {
    const [row] = await this.reader.query<Row>(
      `SELECT ${columns} FROM coupon_task t LEFT JOIN job_run j ON j.id = t.job_id WHERE t.id = ?`,
      [id],
    );
    return row && bulkGrantOf(row);
  }

  /** Newest first. */
  async list(of: {
    readonly templateId: number;
    readonly beforeId: number | undefined;
    readonly limit: number;
  }): Promise<Page<BulkGrant>> {
    const rows = await this.reader.query<Row>(
      `SELECT ${columns} FROM coupon_task t LEFT JOIN job_run j ON j.id = t.job_id
       WHERE t.template_id = ? AND t.id < ? ORDER BY t.id DESC LIMIT ?`,
      [of.templateId, of.beforeId ?? Number.MAX_SAFE_INTEGER, of.limit + 1],
    );
    const items = rows.slice(0, of.limit).map(bulkGrantOf);
    const last = rows.length > of.limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? String(last.id) : null, total: null };
  }
}

function bulkGrantOf(row: Row): BulkGrant {
  const { audience, idemKey: _, afterId: __, ...task } = couponTaskOf(row);
  return {
    ...task,
    tiers: [...audience.tiers],
    named: audience.memberIds.length,
    state: row.job_state ?? 'queued',
    error: row.job_error,
  };
}
