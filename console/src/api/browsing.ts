import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  BrowseInterests,
  BrowsePaths,
  BrowseReport,
  BrowseReportQuery,
  InterestedMember,
  MemberInterests,
} from '@jieti/shared/api/browsing';
import type { Page } from '@jieti/shared/api/paging';
import { request } from './request';
import { saveFile } from './save-file';

export const browsedPagesQuery = (query: BrowseReportQuery) =>
  queryOptions({
    queryKey: ['browsing', 'pages', query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request<BrowseReport>('/browsing/pages', { query, signal }),
  });

export const browsePathsQuery = (query: BrowseReportQuery) =>
  queryOptions({
    queryKey: ['browsing', 'paths', query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request<BrowsePaths>('/browsing/paths', { query, signal }),
  });

export const interestsQuery = (query: BrowseReportQuery) =>
  queryOptions({
    queryKey: ['browsing', 'interests', query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request<BrowseInterests>('/browsing/interests', { query, signal }),
  });

export const interestedMembersQuery = (tag: string, tier: string | undefined) =>
  queryOptions({
    queryKey: ['browsing', 'members', tag, tier],
    queryFn: ({ signal }) =>
      request<Page<InterestedMember>>('/browsing/interests/members', { query: { tag, tier, limit: 50 }, signal }),
  });

export const memberInterestsQuery = (memberId: number) =>
  queryOptions({
    queryKey: ['member', memberId, 'interests'],
    queryFn: ({ signal }) => request<MemberInterests>(`/members/${memberId}/interests`, { signal }),
  });

export const exportBrowsedPages = (query: BrowseReportQuery) => saveFile('/browsing/pages/export', { query });
export const exportInterestedMembers = (tag: string, tier: string | undefined) =>
  saveFile('/browsing/interests/members/export', { query: { tag, tier } });
