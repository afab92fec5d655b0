import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { GrantCoupon, MemberDetail, MemberListQuery, MemberRow, Revealed } from '@jieti/shared/api/members';
import type { Page } from '@jieti/shared/api/paging';
import { request } from './request';
import { saveFile } from './save-file';

export type MemberFilter = Partial<Pick<MemberListQuery, 'search' | 'tier' | 'sort'>>;

export const membersQuery = (filter: MemberFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['members', filter, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request<Page<MemberRow>>('/members', { query: { ...filter, cursor, limit: 20 }, signal }),
  });

export const memberQuery = (id: number) =>
  queryOptions({
    queryKey: ['member', id],
    queryFn: ({ signal }) => request<MemberDetail>(`/members/${id}`, { signal }),
  });

export function exportMembers({ search, tier }: MemberFilter, reason: string): Promise<void> {
  return saveFile('/members/export', { query: { search, tier, reason } });
}

export function revealMember(id: number, reason: string): Promise<Revealed> {
  return request<Revealed>(`/members/${id}/reveal`, { method: 'POST', body: { reason } });
}

export function grantCoupon(id: number, grant: GrantCoupon): Promise<unknown> {
  return request(`/members/${id}/coupons`, { method: 'POST', body: grant });
}
