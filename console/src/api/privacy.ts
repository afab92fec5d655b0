import { queryOptions } from '@tanstack/react-query';
import type { MemberExportRequest, MemberPrivacy } from '@jieti/shared/api/privacy';
import { request } from './request';
import { saveFile } from './save-file';

export const memberPrivacyQuery = (memberId: number) =>
  queryOptions({
    queryKey: ['members', memberId, 'privacy'],
    queryFn: ({ signal }) => request<MemberPrivacy>(`/members/${memberId}/privacy`, { signal }),
  });

export function exportMemberData(memberId: number, body: MemberExportRequest): Promise<void> {
  return saveFile(`/members/${memberId}/privacy/export`, { method: 'POST', body });
}
