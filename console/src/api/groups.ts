import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { GroupDetail, GroupList, GroupReport, OfficialAccountReport } from '@jieti/shared/api/groups';
import { request } from './request';
import { saveFile } from './save-file';

export const groupsQuery = queryOptions({
  queryKey: ['groups'],
  queryFn: ({ signal }) => request<GroupList>('/groups', { signal }),
});

export const groupReportQuery = (days: number) =>
  queryOptions({
    queryKey: ['groups', 'report', days],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request<GroupReport>('/groups/report', { query: { days }, signal }),
  });

export const groupQuery = (chatId: string) =>
  queryOptions({
    queryKey: ['groups', 'one', chatId],
    queryFn: ({ signal }) => request<GroupDetail>(`/groups/${encodeURIComponent(chatId)}`, { signal }),
  });

export const officialAccountQuery = (days: number) =>
  queryOptions({
    queryKey: ['official-account', days],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request<OfficialAccountReport>('/official-account/report', { query: { days }, signal }),
  });

export const exportGroups = () => saveFile('/groups/export');
