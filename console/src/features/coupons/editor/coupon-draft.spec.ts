import { describe, expect, it } from 'vitest';
import { CouponTemplateDraftSchema, type CouponTemplate } from '@jieti/shared/api/coupons';
import { couponTemplate } from '../../../testing/fixtures';
import { claimOf, draftOf, formOf } from './coupon-draft';
import { emptyCouponForm, type CouponForm } from './coupon-form';
import { couponProblems } from './coupon-problems';

const cashOff: CouponForm = { ...emptyCouponForm, title: '满 98 减 20', amountYuan: 20, minSpendYuan: 98 };

const everything: CouponTemplate = couponTemplate({
  validity: { kind: 'fixed', from: '2026-12-01', to: '2026-12-31' },
  perDay: 50,
  claim: { from: Date.UTC(2026, 11, 1, 2), until: null, tiers: ['gold'], pointsPrice: 300 },
  terms: {
    kind: 'percentOff',
    title: '金卡 8.8 折',
    note: '饮品可用',
    payPercent: 88,
    capFen: 1990,
    minSpendFen: 0,
    categories: ['饮品'],
    stores: ['anfu'],
    tiers: ['gold'],
    blackout: { weekdays: [6, 7], days: [{ from: '2026-12-24', to: '2026-12-25' }] },
    stacking: { group: '饮品', excludes: ['豆子'] },
    refund: { kind: 'returnAndExtend', days: 7 },
  },
});

describe('a coupon as it is written', () => {
  it('turns yuan into fen and 折 into percent', () => {
    const draft = draftOf({ ...emptyCouponForm, kind: 'percentOff', title: '8.8 折', zhe: 8.8, capYuan: 19.9 });
    expect(CouponTemplateDraftSchema.parse(draft).terms).toMatchObject({ payPercent: 88, capFen: 1990 });
  });

  it('forgets fields of the kind it was before', () => {
    expect(draftOf({ ...cashOff, kind: 'gift' }).terms.amountFen).toBeUndefined();
  });

  it('comes back from the server as it went', () => {
    const { terms, validity, stockTotal, perMember, perDay, claim } = everything;
    expect(draftOf(formOf(everything))).toEqual({ terms, validity, stockTotal, perMember, perDay, claim });
    expect(claimOf(formOf(couponTemplate()))).toBeNull();
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

  it('wants days that follow one another, and a day of the week on which it works', () => {
    const form: CouponForm = {
      ...cashOff,
      validity: 'fixed',
      validFrom: '2026-12-31',
      validTo: '2026-12-01',
      blackoutWeekdays: [1, 2, 3, 4, 5, 6, 7],
      blackoutDays: [{ from: '2026-10-02', to: '' }],
    };
    expect(Object.keys(couponProblems(form)).sort()).toEqual(['blackoutDays', 'blackoutWeekdays', 'validTo']);
  });
});
