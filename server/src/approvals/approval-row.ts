import type { Approval } from '@jieti/shared/api/approvals';

/** A row of `approval`. */
export interface StoredApproval extends Omit<Approval, 'mayDecide'> {
  /** JSON of the kind's own. */
  readonly payload: string;
}

export interface ApprovalRow {
  readonly id: number;
  readonly kind: Approval['kind'];
  readonly subject: string;
  readonly summary: string;
  readonly payload: string;
  readonly state: Approval['state'];
  readonly requested_by: string;
  readonly requested_at: number;
  readonly decided_by: string | null;
  readonly decided_at: number | null;
  readonly note: string | null;
}

export const approvalColumns =
  'id, kind, subject, summary, payload, state, requested_by, requested_at, decided_by, decided_at, note';

export function storedApproval(row: ApprovalRow): StoredApproval {
  const { id, kind, subject, summary, payload, state, note } = row;
  return {
    ...{ id, kind, subject, summary, payload, state, note },
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  };
}
