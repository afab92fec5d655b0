import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Page } from '@jieti/shared/api/paging';
import type { NewWhatIfRun, WhatIfMember, WhatIfMembersQuery, WhatIfRun } from '@jieti/shared/api/what-if';
import { request } from './request';
import { saveFile } from './save-file';

const POLL_MS = 700;

export const isUnderWay = (run: Pick<WhatIfRun, 'state'>): boolean => run.state === 'queued' || run.state === 'running';

/** One run; asked again while it is under way. */
export const whatIfRunQuery = (id: number) =>
  queryOptions({
    queryKey: ['what-if', id],
    queryFn: ({ signal }) => request<WhatIfRun>(`/programmes/what-if/${id}`, { signal }),
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? POLL_MS : false),
  });

export function startWhatIf(draftId: number, run: NewWhatIfRun): Promise<WhatIfRun> {
  return request<WhatIfRun>(`/programmes/drafts/${draftId}/what-if`, { method: 'POST', body: run });
}

export function cancelWhatIf(id: number): Promise<WhatIfRun> {
  return request<WhatIfRun>(`/programmes/what-if/${id}/cancel`, { method: 'POST' });
}

export type WhatIfFilter = Pick<WhatIfMembersQuery, 'kind' | 'from' | 'to'>;

export const whatIfMembersQuery = (runId: number, filter: WhatIfFilter, cursor: string | undefined, limit = 20) =>
  queryOptions({
    queryKey: ['what-if', runId, 'members', filter, cursor, limit],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<Page<WhatIfMember>>(`/programmes/what-if/${runId}/members`, {
        query: { ...filter, cursor, limit },
        signal,
      }),
  });

export function exportWhatIf(runId: number, reason: string): Promise<void> {
  return saveFile(`/programmes/what-if/${runId}/export`, { query: { reason } });
}
