import type { Approval } from '@jieti/shared/api/approvals';
import type { StoredApproval } from './approval-row.js';

export function approvalView({ payload: _, ...approval }: StoredApproval, username: string): Approval {
  return { ...approval, mayDecide: approval.state === 'pending' && approval.requestedBy !== username };
}
