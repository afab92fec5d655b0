import { queryOptions } from '@tanstack/react-query';
import type { NewWhatIfRun, WhatIfRun } from '@jieti/shared/api/what-if';
import { request } from './request';

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
