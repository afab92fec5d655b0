import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CouponTemplate, CouponTemplateDraft } from '@jieti/shared/api/coupons';
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

/** What may be given now, for the places where one is chosen; the newest hundred. */
export const couponChoicesQuery = queryOptions({
  queryKey: ['coupon-templates', 'choices'],
  queryFn: async ({ signal }) => {
    const page = await request<Page<CouponTemplate>>('/coupon-templates', { query: { limit: 100 }, signal });
    return page.items.filter((template) => template.active);
  },
});

export function createCouponTemplate(draft: CouponTemplateDraft): Promise<CouponTemplate> {
  return request<CouponTemplate>('/coupon-templates', { method: 'POST', body: draft });
}

export function setCouponTemplateActive(id: number, active: boolean): Promise<CouponTemplate> {
  return request<CouponTemplate>(`/coupon-templates/${id}`, { method: 'PATCH', body: { active } });
}

export function exportCouponTemplates(search: string): Promise<void> {
  return saveFile('/coupon-templates/export', { query: { search } });
}
