import type { ClaimState } from '@jieti/shared/api/claims';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import { businessDayOf, offsetAt } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import { dayText } from '@jieti/shared/rules/tier/wording';

export interface ClaimSituation {
  readonly now: Instant;
  readonly timeZone: string;
  readonly tier: string;
  /** Coupons of the template the member has had. */
  readonly taken: number;
  /** Coupons issued on this business day, where the day is limited. */
  readonly issuedToday: number;
  readonly pointsAvailable: number;
  readonly tierName: (key: string) => string;
}

export type ClaimVerdict = { readonly state: ClaimState; readonly note: string; readonly left: number | null };

/** Whether a member may take a coupon of the template now (D140); null when it is not in the claim centre. */
export function claimState(template: CouponTemplate, on: ClaimSituation): ClaimVerdict | null {
  const { claim, active } = template;
  if (!claim || !active) return null;
  const left = leftOf(template, on.issuedToday);
  const say = (state: ClaimState, note: string): ClaimVerdict => ({ state, note, left });
  if (claim.until !== null && on.now >= claim.until) return say('ended', '领取时间已过。');
  if (claim.from !== null && on.now < claim.from) return say('notYet', `${momentText(claim.from, on)} 开始领取。`);
  if (claim.tiers.length > 0 && !claim.tiers.includes(on.tier))
    return say('tierLocked', `${claim.tiers.map(on.tierName).join('、')}专享，升级后可领。`);
  if (on.taken >= template.perMember)
    return say('limit', template.perMember === 1 ? '你已领过。' : `每人 ${template.perMember} 张，你已领满。`);
  if (totalLeft(template) === 0) return say('soldOut', '已经领完。');
  if (left === 0) return say('dayGone', '今天的份数已领完，明天再来。');
  if (claim.pointsPrice > on.pointsAvailable)
    return say('pointsShort', `还差 ${claim.pointsPrice - on.pointsAvailable} 积分。`);
  return say('open', openNote(template, on));
}

/** What is neither issued nor reserved; null: no limit. */
function totalLeft({ stockTotal, issued, reserved }: CouponTemplate): number | null {
  return stockTotal === null ? null : Math.max(0, stockTotal - issued - reserved);
}

function leftOf(template: CouponTemplate, issuedToday: number): number | null {
  const total = totalLeft(template);
  if (template.perDay === null) return total;
  const today = Math.max(0, template.perDay - issuedToday);
  return total === null ? today : Math.min(total, today);
}

function openNote({ perMember, claim }: CouponTemplate, on: ClaimSituation): string {
  if (claim && claim.until !== null) return `${momentText(claim.until, on)} 前可领。`;
  const rest = perMember - on.taken;
  return perMember === 1 ? '每人一张。' : `每人 ${perMember} 张，你还能领 ${rest} 张。`;
}

/** `12 月 31 日 10:00`, on the shop's clock. */
function momentText(at: Instant, { timeZone }: ClaimSituation): string {
  const clock = new Date(at + offsetAt(at, timeZone)).toISOString().slice(11, 16);
  return `${dayText(businessDayOf(at, timeZone))} ${clock}`;
}
