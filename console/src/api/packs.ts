import { queryOptions } from '@tanstack/react-query';
import type { CouponPackDraft, CouponPacks, CouponPackView } from '@jieti/shared/api/packs';
import { request } from './request';

export const couponPacksQuery = queryOptions({
  queryKey: ['coupon-packs'],
  queryFn: async ({ signal }) => (await request<CouponPacks>('/coupon-packs', { signal })).items,
});

export function createCouponPack(draft: CouponPackDraft): Promise<CouponPackView> {
  return request<CouponPackView>('/coupon-packs', { method: 'POST', body: draft });
}

export function setCouponPackActive(id: number, active: boolean): Promise<CouponPackView> {
  return request<CouponPackView>(`/coupon-packs/${id}/switch`, { method: 'POST', body: { active } });
}
