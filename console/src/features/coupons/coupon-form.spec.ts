import { describe, expect, it } from 'vitest';
import { CouponTemplateDraftSchema } from '@jieti/shared/api/coupons';
import { couponProblems, draftOf, emptyCouponForm, type CouponForm } from './coupon-form';

const cashOff: CouponForm = { ...emptyCouponForm, title: '满 98 减 20', amountYuan: 20, minSpendYuan: 98 };

describe('a coupon as it is written', () => {
  it('turns yuan into fen and 折 into percent', () => {
    const draft = draftOf({ ...emptyCouponForm, kind: 'percentOff', title: '8.8 折', zhe: 8.8, capYuan: 19.9 });
    expect(CouponTemplateDraftSchema.parse(draft).terms).toMatchObject({ payPercent: 88, capFen: 1990 });
  });

  it('forgets fields of the kind it was before', () => {
    expect(draftOf({ ...cashOff, kind: 'gift' }).terms.amountFen).toBeUndefined();
  });

  it('is ready when nothing is missing', () => {
    expect(couponProblems(cashOff)).toEqual({});
    expect(CouponTemplateDraftSchema.safeParse(draftOf(cashOff)).success).toBe(true);
  });

  it('wants a threshold above what it takes off', () => {
    expect(couponProblems({ ...cashOff, minSpendYuan: 20 })).toEqual({ minSpendYuan: '门槛要高于减的金额。' });
  });

  it('wants a discount between 0.1 and 9.9 折', () => {
    const form: CouponForm = { ...emptyCouponForm, kind: 'percentOff', title: '折扣', zhe: 10 };
    expect(couponProblems(form)).toEqual({ zhe: '折扣在 0.1 到 9.9 之间。' });
  });
});
