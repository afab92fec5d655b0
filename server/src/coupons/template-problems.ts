import type { ClaimOffer } from '@jieti/shared/api/coupons';
import type { CouponTerms, CouponValidity } from '@jieti/shared/model/coupon';
import type { RefusalDetail } from '../http/refusal.js';
import { termsProblems } from './terms-problems.js';

export interface CheckedTemplate {
  readonly terms: CouponTerms;
  readonly validity: CouponValidity;
  readonly stockTotal: number | null;
  readonly perDay: number | null;
  readonly claim: ClaimOffer | null;
}

/** What is wrong with a template beyond the types of its fields; empty when nothing is. */
export function templateProblems({
  terms,
  validity,
  stockTotal,
  perDay,
  claim,
}: CheckedTemplate): readonly RefusalDetail[] {
  const problems = [...termsProblems(terms)];
  const say = (field: string, message: string): unknown => problems.push({ field, message });
  if (validity.kind === 'fixed' && validity.to < validity.from) say('validity.to', '结束日期早于开始日期');
  if (perDay !== null && stockTotal !== null && perDay > stockTotal) say('perDay', '每日上限大于总量');
  if (claim && claim.from !== null && claim.until !== null && claim.until <= claim.from)
    say('claim.until', '领取的结束时间要晚于开始时间');
  if (claim && new Set(claim.tiers).size < claim.tiers.length) say('claim.tiers', '等级有重复');
  return problems;
}
