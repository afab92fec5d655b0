import { queryOptions } from '@tanstack/react-query';
import type { Dashboard, JobRun } from '@jieti/shared/api/reports';
import { request } from './request';

export const dashboardQuery = queryOptions({
  queryKey: ['dashboard'],
  queryFn: ({ signal }) => request<Dashboard>('/reports/dashboard', { signal }),
});

export const jobsQuery = queryOptions({
  queryKey: ['jobs'],
  queryFn: async ({ signal }): Promise<readonly JobRun[]> =>
    (await request<{ readonly items: readonly JobRun[] }>('/jobs', { signal })).items,
});
