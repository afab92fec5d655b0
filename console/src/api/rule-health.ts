import { queryOptions } from '@tanstack/react-query';
import type { DraftView } from '@jieti/shared/api/drafts';
import type { DraftFromProposal, RuleHealth } from '@jieti/shared/api/rule-health';
import { request } from './request';

export const ruleHealthQuery = (programme: string) =>
  queryOptions({
    queryKey: ['programmes', 'health', programme],
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => request<RuleHealth>(`/programmes/${programme}/health`, { signal }),
  });

export function draftFromProposal(programme: string, body: DraftFromProposal): Promise<DraftView> {
  return request<DraftView>(`/programmes/${programme}/health/draft`, { method: 'POST', body });
}
