import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Page } from '@jieti/shared/api/paging';
import type { FarmingFlag, FarmingQuery, PerkReport, PerkUse, PerkUseQuery } from '@jieti/shared/api/perks';
import { request } from './request';
import { saveFile } from './save-file';

export type PerkUseFilter = Partial<Omit<PerkUseQuery, 'cursor' | 'limit'>>;

export const perkUsesQuery = (filter: PerkUseFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['perk-uses', filter, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request<Page<PerkUse>>('/perk-uses', { query: { ...filter, cursor, limit: 20 }, signal }),
  });

export function exportPerkUses(filter: PerkUseFilter): Promise<void> {
  return saveFile('/perk-uses/export', { query: { ...filter } });
}

export const perkReportQuery = (month: string | undefined) =>
  queryOptions({
    queryKey: ['perk-uses', 'report', month],
    queryFn: ({ signal }) => request<PerkReport>('/reports/perk-uses', { query: { month }, signal }),
  });

export const farmingQuery = (state: FarmingQuery['state'], search: string, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['farming', state, search, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<Page<FarmingFlag>>('/reports/farming', { query: { state, search, cursor, limit: 20 }, signal }),
  });

export function dismissFarming(id: number, reason: string): Promise<FarmingFlag> {
  return request<FarmingFlag>(`/reports/farming/${id}/dismiss`, { method: 'POST', body: { reason } });
}
