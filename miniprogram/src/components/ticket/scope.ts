import type { CouponView } from '@jieti/shared/api/coupons';

/** What a coupon covers: `全部品类`, `豆子、器物`. */
export const categoriesOf = ({ categories }: Pick<CouponView['terms'], 'categories'>): string =>
  categories.length > 0 ? categories.join('、') : '全部品类';

/** Where it works: `全部门店`, or the names of the stores. */
export const storesOf = ({ stores }: Pick<CouponView['terms'], 'stores'>): string =>
  stores.length > 0 ? stores.join('、') : '全部门店';
