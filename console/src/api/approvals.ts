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

/** How many wait for somebody's decision: the badge of the menu. */
export const pendingApprovalsQuery = queryOptions({
  queryKey: ['approvals', 'pending-count'],
  staleTime: 30_000,
  refetchInterval: 60_000,
  retry: false,
  queryFn: async ({ signal }) => {
    const { items, total } = await request<Page<Approval>>('/approvals', {
      query: { state: 'pending', limit: 100 },
      signal,
    });
    return total ?? items.length;
  },
});

export function decideApproval(id: number, decision: Decision): Promise<Approval> {
  return request<Approval>(`/approvals/${id}/decision`, { method: 'POST', body: decision });
}
