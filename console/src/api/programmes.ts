import { queryOptions } from '@tanstack/react-query';
import type {
  DraftRow,
  DraftView,
  LadderList,
  NewDraft,
  Publish,
  Published,
  VersionView,
  Withdraw,
} from '@jieti/shared/api/drafts';
import type { Distribution } from '@jieti/shared/api/what-if';
import type { Condition } from '@jieti/shared/model/programme';
import type { ProgrammeDraft } from '@jieti/shared/rules/programme/validate-programme';
import { request } from './request';

interface Items<T> {
  readonly items: readonly T[];
}

export const laddersQuery = queryOptions({
  queryKey: ['programmes', 'ladders'],
  queryFn: ({ signal }) => request<LadderList>('/programmes', { signal }),
});

/** Newest first. */
export const versionsQuery = (programme: string) =>
  queryOptions({
    queryKey: ['programmes', 'versions', programme],
    queryFn: async ({ signal }) =>
      (await request<Items<VersionView>>(`/programmes/${programme}/versions`, { signal })).items,
  });

export const draftsQuery = queryOptions({
  queryKey: ['programmes', 'drafts'],
  queryFn: async ({ signal }) => (await request<Items<DraftRow>>('/programmes/drafts', { signal })).items,
});

/** Read once and then kept by the designer: a refetch behind somebody's back would lose what was typed. */
export const draftQuery = (id: number) =>
  queryOptions({
    queryKey: ['programmes', 'draft', id],
    queryFn: ({ signal }) => getDraft(id, signal),
  });

export function getDraft(id: number, signal?: AbortSignal): Promise<DraftView> {
  return request<DraftView>(`/programmes/drafts/${id}`, { signal });
}

export function createDraft(draft: NewDraft): Promise<DraftView> {
  return request<DraftView>('/programmes/drafts', { method: 'POST', body: draft });
}

export function saveDraft(
  id: number,
  change: { readonly revision: number; readonly definition: ProgrammeDraft },
): Promise<DraftView> {
  return request<DraftView>(`/programmes/drafts/${id}`, { method: 'PUT', body: change });
}

export function discardDraft(id: number): Promise<unknown> {
  return request(`/programmes/drafts/${id}`, { method: 'DELETE' });
}

export function reopenDraft(id: number): Promise<DraftView> {
  return request<DraftView>(`/programmes/drafts/${id}/reopen`, { method: 'POST' });
}

export function publishDraft(id: number, publish: Publish): Promise<Published> {
  return request<Published>(`/programmes/drafts/${id}/publish`, { method: 'POST', body: publish });
}

export function withdrawVersion(programme: string, version: number, withdraw: Withdraw): Promise<unknown> {
  return request(`/programmes/${programme}/versions/${version}/withdraw`, { method: 'POST', body: withdraw });
}

/** How one figure is spread over everybody today; it moves slowly, so one reading serves for a while. */
export const distributionQuery = (programme: string, { metric, window }: Pick<Condition, 'metric' | 'window'>) =>
  queryOptions({
    queryKey: ['programmes', 'distribution', programme, metric, window],
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) =>
      request<Distribution>(`/programmes/${programme}/distribution`, {
        method: 'POST',
        body: { metric, window, bins: 100 },
        signal,
      }),
  });
