import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { MemberEngagement, WatchDecision, WatchItem, WatchQuery } from '@jieti/shared/api/engagement';
import type { Page } from '@jieti/shared/api/paging';
import { request } from './request';

export const memberEngagementQuery = (memberId: number) =>
  queryOptions({
    queryKey: ['member', memberId, 'engagement'],
    queryFn: ({ signal }) => request<MemberEngagement>(`/members/${memberId}/engagement`, { signal }),
  });

export type WatchFilter = Pick<WatchQuery, 'kind' | 'state' | 'search'>;

export const watchQuery = (filter: WatchFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['engagement-watch', filter, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<Page<WatchItem>>('/engagement-watch', { query: { ...filter, cursor, limit: 20 }, signal }),
  });

export function decideWatch({ kind, id }: Pick<WatchItem, 'kind' | 'id'>, body: WatchDecision): Promise<WatchItem> {
  return request<WatchItem>(`/engagement-watch/${kind}s/${id}/decision`, { method: 'POST', body });
}
