import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  AttendOutcome,
  Gathering,
  GatheringCode,
  GatheringDraft,
  GatheringRow,
  SignUpRow,
} from '@jieti/shared/api/gatherings';
import type { Page } from '@jieti/shared/api/paging';
import { request } from './request';
import { saveFile } from './save-file';

export interface GatheringFilter {
  readonly filter?: string | undefined;
  readonly search?: string | undefined;
}

export const gatheringsQuery = (filter: GatheringFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['gatherings', 'list', filter, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<Page<GatheringRow>>('/gatherings', { query: { ...filter, cursor, limit: 20 }, signal }),
  });

export const gatheringQuery = (id: number) =>
  queryOptions({
    queryKey: ['gatherings', 'one', id],
    queryFn: ({ signal }) => request<Gathering>(`/gatherings/${id}`, { signal }),
  });

export const gatheringCodeQuery = (id: number) =>
  queryOptions({
    queryKey: ['gatherings', 'code', id],
    queryFn: ({ signal }) => request<GatheringCode>(`/gatherings/${id}/code`, { signal }),
  });

export const signUpsQuery = (
  id: number,
  filter: { readonly state?: string | undefined; readonly search?: string | undefined },
  cursor: string | undefined,
) =>
  queryOptions({
    queryKey: ['gatherings', 'sign-ups', id, filter, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<Page<SignUpRow>>(`/gatherings/${id}/sign-ups`, { query: { ...filter, cursor, limit: 20 }, signal }),
  });

/** A new one without `known`. */
export function saveGathering(
  known: { readonly id: number; readonly revision: number } | undefined,
  gathering: GatheringDraft,
): Promise<Gathering> {
  if (!known) return request<Gathering>('/gatherings', { method: 'POST', body: gathering });
  const { id, revision } = known;
  return request<Gathering>(`/gatherings/${id}`, { method: 'PUT', body: { revision, gathering } });
}

export function publishGathering(id: number): Promise<Gathering> {
  return request<Gathering>(`/gatherings/${id}/publish`, { method: 'POST', body: {} });
}

export function cancelGathering(id: number, reason: string): Promise<Gathering> {
  return request<Gathering>(`/gatherings/${id}/cancel`, { method: 'POST', body: { reason } });
}

export function deleteGathering(id: number): Promise<void> {
  return request(`/gatherings/${id}`, { method: 'DELETE' });
}

export function attendAtDesk(id: number, memberId: number): Promise<AttendOutcome> {
  return request<AttendOutcome>(`/gatherings/${id}/attendance`, { method: 'POST', body: { memberId } });
}

export function exportSignUps(id: number): Promise<void> {
  return saveFile(`/gatherings/${id}/sign-ups/export`);
}
