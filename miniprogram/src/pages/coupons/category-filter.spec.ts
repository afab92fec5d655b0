import type { CouponView } from '@jieti/shared/api/coupons';
import { categoryChoices, everyCategory, ofCategory } from './category-filter';

const aCoupon = (id: number, categories: readonly string[]): CouponView => ({
  id,
  code: `70000000000${id}`,
  terms: {
    kind: 'cashOff',
    title: '券',
    note: '',
    amountFen: 500,
    minSpendFen: 0,
    categories: [...categories],
    stores: [],
  },
  state: 'usable',
  issuedAt: 0,
  worksFrom: 0,
  expiresAt: 1,
  redeemedAt: null,
  redeemedStore: null,
  origin: '活动',
  stackingNote: null,
  refundNote: '',
  blackoutNote: null,
});

describe('the filter of coupons', () => {
  const coupons = [aCoupon(1, ['饮品']), aCoupon(2, ['豆子', '器物']), aCoupon(3, [])];

  it('offers the categories that coupons name, each once', () => {
    expect(categoryChoices([...coupons, aCoupon(4, ['饮品'])]).map(({ label }) => label)).toEqual([
      '全部',
      '饮品',
      '豆子',
      '器物',
    ]);
  });

  it('stays away where it would part nothing', () => {
    expect(categoryChoices([aCoupon(1, ['饮品']), aCoupon(3, [])])).toEqual([]);
  });

  it('keeps a coupon for everything under every category', () => {
    expect(ofCategory(coupons, '饮品').map(({ id }) => id)).toEqual([1, 3]);
    expect(ofCategory(coupons, everyCategory)).toHaveLength(3);
  });
});
