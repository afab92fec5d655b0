import { Injectable } from '@nestjs/common';
import type { ApprovalListQuery } from '@jieti/shared/api/approvals';
import { Reader, type SqlValue } from '../db/sql.js';
import { approvalColumns, storedApproval, type ApprovalRow, type StoredApproval } from './approval-row.js';

@Injectable()
export class ApprovalsQueries {
  constructor(private readonly reader: Reader) {}

  async find(id: number): Promise<StoredApproval | null> {
    const [row] = await this.select('id = ?', [id], 1);
    return row ?? null;
  }

  /** Newest first; `before` is the last one seen. */
  async list(
    state: ApprovalListQuery['state'],
    before: number | undefined,
    limit: number,
  ): Promise<readonly StoredApproval[]> {
    const last = before ?? Number.MAX_SAFE_INTEGER;
    return state === undefined
      ? this.select('id < ?', [last], limit)
      : this.select('state = ? AND id < ?', [state, last], limit);
  }

  async count(state: ApprovalListQuery['state']): Promise<number> {
    const [row] = await this.reader.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM approval${state === undefined ? '' : ' WHERE state = ?'}`,
      state === undefined ? [] : [state],
    );
    return Number(row?.n ?? 0);
  }

  /** What was asked last about this subject. */
  async findLast(subject: string): Promise<StoredApproval | null> {
    const [row] = await this.select('subject = ?', [subject], 1);
    return row ?? null;
  }

  /** What is asked about this subject and not decided, newest first. */
  async listPending(subject: string): Promise<readonly StoredApproval[]> {
    return this.select(`subject = ? AND state = 'pending'`, [subject], 50);
  }

  private async select(where: string, params: readonly SqlValue[], limit: number): Promise<StoredApproval[]> {
    const rows = await this.reader.query<ApprovalRow>(
      `SELECT ${approvalColumns} FROM approval WHERE ${where} ORDER BY id DESC LIMIT ?`,
      [...params, limit],
    );
    return rows.map(storedApproval);
  }
}
