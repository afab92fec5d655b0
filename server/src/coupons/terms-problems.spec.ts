import type { CouponTerms } from '@jieti/shared/model/coupon';
import { termsProblems } from './terms-problems.js';

const terms = (of: Partial<CouponTerms>): CouponTerms => ({
  kind: 'gift',
  title: '一杯拿铁',
  note: '',
  minSpendFen: 0,
  categories: [],
  stores: [],
  ...of,
});
const fields = (of: Partial<CouponTerms>) => termsProblems(terms(of)).map((p) => p.field);

describe('terms of a coupon', () => {
  it('accepts one good example of every kind', () => {
    expect(fields({ kind: 'gift' })).toEqual([]);
    expect(fields({ kind: 'voucher', amountFen: 1500 })).toEqual([]);
    expect(fields({ kind: 'cashOff', amountFen: 2000, minSpendFen: 9800 })).toEqual([]);
    expect(fields({ kind: 'percentOff', payPercent: 88, capFen: 3000 })).toEqual([]);
  });

  it('names the field a kind cannot do without', () => {
    expect(fields({ kind: 'voucher' })).toEqual(['terms.amountFen']);
    expect(fields({ kind: 'percentOff' })).toEqual(['terms.payPercent']);
  });

  it('names the field a kind does not have', () => {
    expect(fields({ kind: 'gift', amountFen: 1 })).toEqual(['terms.amountFen']);
    expect(fields({ kind: 'voucher', amountFen: 1, capFen: 1 })).toEqual(['terms.capFen']);
  });

  it('wants the threshold of a cash-off coupon above what it takes off', () => {
    expect(fields({ kind: 'cashOff', amountFen: 2000, minSpendFen: 2000 })).toEqual(['terms.minSpendFen']);
    expect(fields({ kind: 'cashOff', amountFen: 2000, minSpendFen: 2001 })).toEqual([]);
  });

  it('refuses a store or a category named twice', () => {
    expect(fields({ stores: ['anfu', 'anfu'], categories: ['豆子', '豆子'] })).toEqual([
      'terms.stores',
      'terms.categories',
    ]);
  });
});
