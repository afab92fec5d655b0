import type { CouponKind, CouponTerms } from '@jieti/shared/model/coupon';
import type { RefusalDetail } from '../http/refusal.js';

type MoneyField = 'amountFen' | 'payPercent' | 'capFen';

const needed: Readonly<Record<CouponKind, readonly MoneyField[]>> = {
  cashOff: ['amountFen'],
  voucher: ['amountFen'],
  percentOff: ['payPercent'],
  gift: [],
  freeShipping: [],
};
const allowed: Readonly<Record<CouponKind, readonly MoneyField[]>> = {
  ...needed,
  percentOff: ['payPercent', 'capFen'],
};
const words: Readonly<Record<MoneyField, string>> = {
  amountFen: '减多少',
  payPercent: '折扣',
  capFen: '最多减多少',
};

/** What is wrong with a coupon's terms beyond the types of the fields; empty when nothing is. */
export function termsProblems(terms: CouponTerms): readonly RefusalDetail[] {
  const problems: RefusalDetail[] = [];
  for (const field of ['amountFen', 'payPercent', 'capFen'] as const) {
    const given = terms[field] !== undefined;
    if (!given && needed[terms.kind].includes(field))
      problems.push({ field: `terms.${field}`, message: `这种券要写明${words[field]}` });
    if (given && !allowed[terms.kind].includes(field))
      problems.push({ field: `terms.${field}`, message: `这种券不用写${words[field]}` });
  }
  if (terms.kind === 'cashOff' && (terms.amountFen ?? 0) >= terms.minSpendFen)
    problems.push({ field: 'terms.minSpendFen', message: '满减的门槛要高于减的金额' });
  if (new Set(terms.stores).size < terms.stores.length) problems.push({ field: 'terms.stores', message: '门店有重复' });
  if (new Set(terms.categories).size < terms.categories.length)
    problems.push({ field: 'terms.categories', message: '品类有重复' });
  return [...problems, ...scopeProblems(terms)];
}

function scopeProblems({ tiers = [], blackout, stacking }: CouponTerms): readonly RefusalDetail[] {
  const problems: RefusalDetail[] = [];
  if (new Set(tiers).size < tiers.length) problems.push({ field: 'terms.tiers', message: '等级有重复' });
  for (const [i, { from, to }] of (blackout?.days ?? []).entries()) {
    if (to < from) problems.push({ field: `terms.blackout.days.${i}.to`, message: '结束日期早于开始日期' });
  }
  if (blackout && new Set(blackout.weekdays).size < blackout.weekdays.length)
    problems.push({ field: 'terms.blackout.weekdays', message: '星期有重复' });
  if (stacking && new Set(stacking.excludes).size < stacking.excludes.length)
    problems.push({ field: 'terms.stacking.excludes', message: '互斥的组有重复' });
  return problems;
}
