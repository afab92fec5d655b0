import { queryOptions } from '@tanstack/react-query';
import type { Stores } from '@jieti/shared/api/stores';
import { request } from './request';

export const storesQuery = queryOptions({
  queryKey: ['stores'],
  staleTime: 600_000,
  queryFn: async ({ signal }) => (await request<Stores>('/stores', { signal })).items,
});
