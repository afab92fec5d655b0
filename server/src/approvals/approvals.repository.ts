import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { approvalColumns, storedApproval, type ApprovalRow, type StoredApproval } from './approval-row.js';

export interface NewApproval {
  readonly kind: StoredApproval['kind'];
  /** `draft:12`, `member:7` */
  readonly subject: string;
  /** One sentence for whoever decides; at most 200 characters. */
  readonly summary: string;
  /** Whatever carrying it out needs; stored as JSON. */
  readonly payload: unknown;
  /** User name of the staff member who asks. */
  readonly requestedBy: string;
}

/** What two people decide. A decision is taken once: the row is locked, then changed from `pending`. */
@Injectable()
export class ApprovalsRepository {
  constructor(private readonly dialect: Dialect) {}

  /** The number of the new, pending approval. */
  async insert(tx: Tx, approval: NewApproval, now: Instant): Promise<number> {
    const { kind, subject, summary, payload, requestedBy } = approval;
    const { insertId } = await tx.execute(
      `INSERT INTO approval (kind, subject, summary, payload, state, requested_by, requested_at)
       VALUES (?, ?, ?, ?, 'pending', ?, ?)`,
      [kind, subject, [...summary].slice(0, 200).join(''), JSON.stringify(payload), requestedBy, now],
    );
    return insertId;
  }

  /** The approval, locked until the transaction ends. */
  async lock(tx: Tx, id: number): Promise<StoredApproval | null> {
    const [row] = await tx.query<ApprovalRow>(
      `SELECT ${approvalColumns} FROM approval WHERE id = ?${this.dialect.forUpdate}`,
      [id],
    );
    return row ? storedApproval(row) : null;
  }

  /** What is asked about this subject and not decided, oldest first. */
  async findPending(tx: Tx, subject: string): Promise<readonly StoredApproval[]> {
    const rows = await tx.query<ApprovalRow>(
      `SELECT ${approvalColumns} FROM approval WHERE subject = ? AND state = 'pending' ORDER BY id`,
      [subject],
    );
    return rows.map(storedApproval);
  }

  async decide(tx: Tx, decision: Decided, now: Instant): Promise<void> {
    await tx.execute(
      `UPDATE approval SET state = ?, decided_by = ?, decided_at = ?, note = ? WHERE id = ? AND state = 'pending'`,
      [decision.state, decision.by, now, decision.note, decision.id],
    );
  }

  /** What was asked about this subject falls away: it changed, or it has been done another way. */
  async withdrawPending(tx: Tx, subject: string, { by, note }: Pick<Decided, 'by' | 'note'>, now: Instant) {
    await tx.execute(
      `UPDATE approval SET state = 'withdrawn', decided_by = ?, decided_at = ?, note = ?
       WHERE subject = ? AND state = 'pending'`,
      [by, now, note, subject],
    );
  }
}

export interface Decided {
  readonly id: number;
  readonly state: 'approved' | 'rejected' | 'withdrawn';
  readonly by: string;
  readonly note: string | null;
}
