import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  CouponFunnel,
  CouponTemplate,
  CouponTemplateDraft,
  CouponTemplatePatch,
  CouponTemplateVersion,
  CouponVoidResult,
} from '@jieti/shared/api/coupons';
import type { Page } from '@jieti/shared/api/paging';
import { request } from './request';
import { saveFile } from './save-file';

export const couponTemplatesQuery = (search: string, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['coupon-templates', search, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<Page<CouponTemplate>>('/coupon-templates', { query: { search, cursor, limit: 20 }, signal }),
  });

/** The newest hundred, stopped ones too: for choosing one, and for naming one that was chosen before. */
export const couponChoicesQuery = queryOptions({
  queryKey: ['coupon-templates', 'choices'],
  queryFn: async ({ signal }) =>
    (await request<Page<CouponTemplate>>('/coupon-templates', { query: { limit: 100 }, signal })).items,
});

export const couponTemplateQuery = (id: number) =>
  queryOptions({
    queryKey: ['coupon-templates', 'one', id],
    queryFn: ({ signal }) => request<CouponTemplate>(`/coupon-templates/${id}`, { signal }),
  });

/** What the template promised over time, newest first. */
export const couponVersionsQuery = (id: number) =>
  queryOptions({
    queryKey: ['coupon-templates', 'versions', id],
    queryFn: async ({ signal }) =>
      (
        await request<{ readonly items: readonly CouponTemplateVersion[] }>(`/coupon-templates/${id}/versions`, {
          signal,
        })
      ).items,
  });

export const couponFunnelQuery = (id: number) =>
  queryOptions({
    queryKey: ['coupon-templates', 'funnel', id],
    queryFn: ({ signal }) => request<CouponFunnel>(`/coupon-templates/${id}/funnel`, { signal }),
  });

export function createCouponTemplate(draft: CouponTemplateDraft): Promise<CouponTemplate> {
  return request<CouponTemplate>('/coupon-templates', { method: 'POST', body: draft });
}

export function changeCouponTemplate(id: number, patch: CouponTemplatePatch): Promise<CouponTemplate> {
  return request<CouponTemplate>(`/coupon-templates/${id}`, { method: 'PATCH', body: patch });
}

export function setCouponTemplateActive(id: number, active: boolean): Promise<CouponTemplate> {
  return changeCouponTemplate(id, { active });
}

export function exportCouponTemplates(search: string): Promise<void> {
  return saveFile('/coupon-templates/export', { query: { search } });
}

export function voidCoupon(id: number, reason: string): Promise<CouponVoidResult> {
  return request<CouponVoidResult>(`/coupons/${id}/void`, { method: 'POST', body: { reason } });
}
