import type { Approval } from '@jieti/shared/api/approvals';
import type { StaffNameOf } from '../staff/staff-names.queries.js';
import type { StoredApproval } from './approval-row.js';

/** As `username` sees it. */
export function approvalView(
  { payload: _, ...approval }: StoredApproval,
  username: string,
  nameOf: StaffNameOf,
): Approval {
  const { state, requestedBy, decidedBy } = approval;
  return {
    ...approval,
    requestedBy: nameOf(requestedBy),
    decidedBy: decidedBy && nameOf(decidedBy),
    mayDecide: state === 'pending' && requestedBy !== username,
  };
}
