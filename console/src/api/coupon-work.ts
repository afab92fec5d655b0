import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  BulkGrant,
  CouponEvent,
  CouponEventQuery,
  ExchangeCode,
  ExchangeCodesMade,
  NewBulkGrant,
  NewExchangeCodes,
} from '@jieti/shared/api/claims';
import type { Page } from '@jieti/shared/api/paging';
import { request } from './request';
import { saveFile } from './save-file';

export type EventFilter = Partial<Omit<CouponEventQuery, 'cursor' | 'limit'>>;

export const couponEventsQuery = (filter: EventFilter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['coupon-events', filter, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<Page<CouponEvent>>('/coupon-events', { query: { ...filter, cursor, limit: 20 }, signal }),
  });

export function exportCouponEvents(filter: EventFilter): Promise<void> {
  return saveFile('/coupon-events/export', { query: { ...filter } });
}

/** Grants to many and voidings of all, newest first. */
export const couponGrantsQuery = (templateId: number, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['coupon-grants', templateId, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<Page<BulkGrant>>(`/coupon-templates/${templateId}/grants`, { query: { cursor, limit: 20 }, signal }),
  });

export function startGrant(templateId: number, grant: NewBulkGrant): Promise<BulkGrant> {
  return request<BulkGrant>(`/coupon-templates/${templateId}/grants`, { method: 'POST', body: grant });
}

export function cancelGrant(templateId: number, grantId: number): Promise<BulkGrant> {
  return request<BulkGrant>(`/coupon-templates/${templateId}/grants/${grantId}/cancel`, { method: 'POST' });
}

export function voidAllCoupons(templateId: number, reason: string): Promise<BulkGrant> {
  return request<BulkGrant>(`/coupon-templates/${templateId}/void-all`, { method: 'POST', body: { reason } });
}

export const exchangeCodesQuery = (templateId: number, search: string, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['coupon-codes', templateId, search, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<Page<ExchangeCode>>(`/coupon-templates/${templateId}/codes`, {
        query: { search, cursor, limit: 20 },
        signal,
      }),
  });

export function makeExchangeCodes(templateId: number, wanted: NewExchangeCodes): Promise<ExchangeCodesMade> {
  return request<ExchangeCodesMade>(`/coupon-templates/${templateId}/codes`, { method: 'POST', body: wanted });
}

export function exportExchangeCodes(templateId: number): Promise<void> {
  return saveFile(`/coupon-templates/${templateId}/codes/export`);
}
