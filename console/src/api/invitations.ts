import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { InvitationFunnel, InvitationFunnelQuery, InviterRow } from '@jieti/shared/api/invitations';
import type { Page } from '@jieti/shared/api/paging';
import { request } from './request';
import { saveFile } from './save-file';

export const invitationFunnelQuery = (span: InvitationFunnelQuery) =>
  queryOptions({
    queryKey: ['invitations', 'funnel', span],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request<InvitationFunnel>('/invitations/funnel', { query: { ...span }, signal }),
  });

export const invitersQuery = (search: string, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['invitations', 'inviters', search, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<Page<InviterRow>>('/invitations/inviters', { query: { search, cursor, limit: 20 }, signal }),
  });

export function exportInviters(search: string): Promise<void> {
  return saveFile('/invitations/inviters/export', { query: { search } });
}
