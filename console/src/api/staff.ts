import { queryOptions } from '@tanstack/react-query';
import type { StaffLogin, StaffSession } from '@jieti/shared/api/auth';
import type { DemoInfo } from '@jieti/shared/api/reports';
import { ApiError } from './api-error';
import { request } from './request';

export function signIn(login: StaffLogin): Promise<StaffSession> {
  return request<StaffSession>('/auth/staff-login', { method: 'POST', body: login });
}

/** The demo shop's accounts; null on a real shop, which has no such page. */
export const demoInfoQuery = queryOptions({
  queryKey: ['demo'],
  staleTime: Infinity,
  retry: false,
  queryFn: ({ signal }) =>
    request<DemoInfo>('/demo', { signal }).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 404) return null;
      throw error;
    }),
});
