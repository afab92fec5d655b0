import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  CardMembers,
  GrantCoupon,
  MemberDetail,
  MemberListQuery,
  MemberRow,
  Revealed,
} from '@jieti/shared/api/members';
import type { MemberJoining } from '@jieti/shared/api/joining';
import type { MemberLadder } from '@jieti/shared/api/overrides';
import type { Page } from '@jieti/shared/api/paging';
import type { PointInTime, PointInTimeQuery } from '@jieti/shared/api/point-in-time';
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

/** The ladders beside the membership tier: lifecycle, spend band, frequency. */
export const memberLaddersQuery = (id: number) =>
  queryOptions({
    queryKey: ['member', id, 'ladders'],
    queryFn: async ({ signal }) =>
      (await request<{ readonly items: readonly MemberLadder[] }>(`/members/${id}/ladders`, { signal })).items,
  });

export const memberJoiningQuery = (id: number) =>
  queryOptions({
    queryKey: ['member', id, 'joining'],
    queryFn: ({ signal }) => request<MemberJoining>(`/members/${id}/joining`, { signal }),
  });

/** Where the member stood on a day, and why; without days, now. */
export const standingQuery = (id: number, { asOf, knownAt }: PointInTimeQuery) =>
  queryOptions({
    queryKey: ['member', id, 'standing', asOf, knownAt],
    queryFn: ({ signal }) => request<PointInTime>(`/members/${id}/standing`, { query: { asOf, knownAt }, signal }),
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

export function membersByCard(cardNos: readonly string[]): Promise<CardMembers> {
  return request<CardMembers>('/members/by-card', { method: 'POST', body: { cardNos } });
}
