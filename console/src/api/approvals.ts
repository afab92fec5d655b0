import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Approval, ApprovalListQuery, Decision } from '@jieti/shared/api/approvals';
import type { Page } from '@jieti/shared/api/paging';
import { request } from './request';

export const approvalsQuery = (state: ApprovalListQuery['state'], cursor: string | undefined) =>
  queryOptions({
    queryKey: ['approvals', state ?? 'all', cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request<Page<Approval>>('/approvals', { query: { state, cursor, limit: 20 }, signal }),
  });

/** How many wait for the decision of whoever is signed in: the badge of the menu. */
export const pendingApprovalsQuery = queryOptions({
  queryKey: ['approvals', 'pending-count'],
  staleTime: 30_000,
  refetchInterval: 60_000,
  retry: false,
  queryFn: async ({ signal }) =>
    (await request<Page<Approval>>('/approvals', { query: { state: 'pending', limit: 100 }, signal })).items.filter(
      ({ mayDecide }) => mayDecide,
    ).length,
});

export function decideApproval(id: number, decision: Decision): Promise<Approval> {
  return request<Approval>(`/approvals/${id}/decision`, { method: 'POST', body: decision });
}
