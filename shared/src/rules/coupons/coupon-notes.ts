import type { CouponBlackout, CouponTerms, CouponValidity } from '../../model/coupon.js';

export interface CouponNotes {
  /** null: it stands alone on a bill. */
  readonly stackingNote: string | null;
  readonly refundNote: string;
  /** null: it works every day. */
  readonly blackoutNote: string | null;
}

/** What members and clerks should know of a coupon beyond its title. */
export function couponNotes({ stacking, refund, blackout }: CouponTerms): CouponNotes {
  return {
    stackingNote: stacking ? stackingNote(stacking) : null,
    refundNote: refundNote(refund ?? { kind: 'returnIfValid' }),
    blackoutNote: blackout ? blackoutNote(blackout) : null,
  };
}

/** `领取后 7 天有效`, `领取 1 天后生效，有效 7 天`, `2027.01.01 至 2027.01.31 有效`. */
export function lifeNote(validity: CouponValidity): string {
  if (validity.kind === 'fixed') return `${dotted(validity.from)} 至 ${dotted(validity.to)} 有效`;
  const { days, startDelayDays } = validity;
  if (startDelayDays === 0) return days === 1 ? '领取当天有效' : `领取后 ${days} 天有效`;
  return `领取 ${startDelayDays} 天后生效，有效 ${days} 天`;
}

function stackingNote({ group, excludes }: NonNullable<CouponTerms['stacking']>): string {
  const foreign = excludes.filter((other) => other !== group);
  const others = foreign.length > 0 ? `，不与「${foreign.join('」「')}」券同用` : '';
  return excludes.includes(group) ? `同类券一单用一张${others}` : `可与其他可叠加的券同用${others}`;
}

function refundNote(refund: NonNullable<CouponTerms['refund']>): string {
  if (refund.kind === 'forfeit') return '整单退款后不退回。';
  if (refund.kind === 'returnAndExtend') return `整单退款后退回，至少再有效 ${refund.days} 天。`;
  return '整单退款后退回，有效期不变；已过期的不退。';
}

const weekdayNames = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

function blackoutNote({ weekdays, days }: CouponBlackout): string | null {
  const named = [...weekdays].sort((a, b) => a - b).map((day) => weekdayNames[day - 1] ?? '');
  const ranges = days.map(({ from, to }) => (from === to ? dotted(from) : `${dotted(from)} 至 ${dotted(to)}`));
  const all = [...named, ...ranges];
  // A date ends with a digit, which stands apart from the words after it.
  const gap = ranges.length > 0 ? ' ' : '';
  return all.length > 0 ? `${all.join('、')}${gap}不可用` : null;
}

const dotted = (day: string): string => day.replaceAll('-', '.');
