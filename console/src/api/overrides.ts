import { queryOptions } from '@tanstack/react-query';
import type { NewOverride, OverrideList, OverrideSet, RevokeOverride } from '@jieti/shared/api/overrides';
import { request } from './request';

export const overridesQuery = (memberId: number) =>
  queryOptions({
    queryKey: ['member', memberId, 'overrides'],
    queryFn: ({ signal }) => request<OverrideList>(`/members/${memberId}/overrides`, { signal }),
  });

export function setOverride(memberId: number, body: NewOverride): Promise<OverrideSet> {
  return request<OverrideSet>(`/members/${memberId}/overrides`, { method: 'POST', body });
}

export function revokeOverride(memberId: number, overrideId: number, body: RevokeOverride): Promise<unknown> {
  return request(`/members/${memberId}/overrides/${overrideId}/revoke`, { method: 'POST', body });
}
