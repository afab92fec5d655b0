import type { CouponView } from '@jieti/shared/api/coupons';

export const everyCategory = 'all';

/** The categories coupons name, worth a filter from two on; a coupon for everything is under each. */
export function categoryChoices(
  coupons: readonly CouponView[],
): readonly { readonly key: string; readonly label: string }[] {
  const named = [...new Set(coupons.flatMap(({ terms }) => terms.categories))];
  if (named.length < 2) return [];
  return [{ key: everyCategory, label: '全部' }, ...named.map((name) => ({ key: name, label: name }))];
}

export function ofCategory(coupons: readonly CouponView[], category: string): readonly CouponView[] {
  return coupons.filter(
    ({ terms }) => category === everyCategory || terms.categories.length === 0 || terms.categories.includes(category),
  );
}
