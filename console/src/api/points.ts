import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Liability } from '@jieti/shared/api/liability';
import type {
  AdjustPoints,
  MemberPoints,
  PointsMoved,
  PointsRulesBook,
  PointsUsage,
  PublishPointsRules,
  TransferPoints,
} from '@jieti/shared/api/points';
import { request } from './request';
import { saveFile } from './save-file';

export const pointsRulesQuery = queryOptions({
  queryKey: ['points', 'rules'],
  queryFn: ({ signal }) => request<PointsRulesBook>('/points/rules', { signal }),
});

export const pointsUsageQuery = queryOptions({
  queryKey: ['points', 'usage'],
  queryFn: ({ signal }) => request<PointsUsage>('/points/usage', { signal }),
});

/** Answers with all versions, the new one among them. */
export function publishPointsRules(rules: PublishPointsRules): Promise<PointsRulesBook> {
  return request<PointsRulesBook>('/points/rules', { method: 'POST', body: rules });
}

export const memberPointsQuery = (memberId: number, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['member', memberId, 'points', cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<MemberPoints>(`/members/${memberId}/points`, { query: { cursor, limit: 20 }, signal }),
  });

export function adjustPoints(memberId: number, adjustment: AdjustPoints): Promise<PointsMoved> {
  return request<PointsMoved>(`/members/${memberId}/points/adjust`, { method: 'POST', body: adjustment });
}

export function transferPoints(memberId: number, transfer: TransferPoints): Promise<PointsMoved> {
  return request<PointsMoved>(`/members/${memberId}/points/transfer`, { method: 'POST', body: transfer });
}

export const liabilityQuery = queryOptions({
  queryKey: ['reports', 'liability'],
  queryFn: ({ signal }) => request<Liability>('/reports/liability', { signal }),
});

export function exportLiability(): Promise<void> {
  return saveFile('/reports/liability/export');
}
