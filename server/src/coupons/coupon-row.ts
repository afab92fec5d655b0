import type { CouponView } from '@jieti/shared/api/coupons';
import type { Coupon, CouponState, CouponTerms } from '@jieti/shared/model/coupon';
import type { Instant } from '@jieti/shared/model/time';
import { couponNotes } from '@jieti/shared/rules/coupons/coupon-notes';

/** A row of `coupon` as the drivers give it. */
export interface CouponRow {
  readonly id: number;
  readonly code: string;
  readonly member_id: number;
  readonly template_id: number;
  readonly terms: string;
  readonly state: CouponState;
  readonly grant_key: string;
  readonly origin: string;
  readonly issued_at: number;
  readonly works_from: number;
  readonly expires_at: number;
  readonly points_paid: number;
  readonly redeemed_at: number | null;
  readonly redeemed_store: string | null;
  readonly redeem_key: string | null;
  /** Only of `couponViewColumns`. */
  readonly redeemed_store_name?: string | null;
}

export const couponColumns =
  'id, code, member_id, template_id, terms, state, grant_key, origin, issued_at, works_from, expires_at, redeemed_at, redeemed_store, redeem_key, points_paid';

/** With what people read instead of the store's id. */
export const couponViewColumns = `${couponColumns},
  (SELECT store.name FROM store WHERE store.id = coupon.redeemed_store) AS redeemed_store_name`;

export interface StoredCoupon extends Coupon {
  readonly grantKey: string;
  readonly origin: string;
  readonly redeemKey: string | null;
  readonly redeemedStoreName: string | null;
  readonly worksFrom: Instant;
  /** What it cost in points. */
  readonly pointsPaid: number;
}

export function couponOf(row: CouponRow): StoredCoupon {
  return {
    id: Number(row.id),
    code: row.code,
    memberId: Number(row.member_id),
    templateId: Number(row.template_id),
    terms: JSON.parse(row.terms) as CouponTerms,
    state: row.state,
    grantKey: row.grant_key,
    origin: row.origin,
    issuedAt: Number(row.issued_at),
    worksFrom: Number(row.works_from),
    expiresAt: Number(row.expires_at),
    redeemedAt: row.redeemed_at === null ? null : Number(row.redeemed_at),
    redeemedStore: row.redeemed_store,
    redeemKey: row.redeem_key,
    pointsPaid: Number(row.points_paid),
    redeemedStoreName: row.redeemed_store_name ?? row.redeemed_store,
  };
}

/** How people see the coupon at `now`: `issued` and past its end reads `expired`; one held by an open bill is still theirs. */
export function couponViewOf(coupon: StoredCoupon, now: Instant): CouponView {
  const { id, code, terms, issuedAt, worksFrom, expiresAt, redeemedAt, redeemedStoreName, origin } = coupon;
  return {
    id,
    code,
    terms: terms,
    state: viewState(coupon, now),
    issuedAt,
    worksFrom,
    expiresAt,
    redeemedAt,
    redeemedStore: redeemedStoreName,
    origin,
    ...couponNotes(terms),
  };
}

function viewState({ state, expiresAt }: StoredCoupon, now: Instant): CouponView['state'] {
  if (state === 'locked') return 'usable';
  if (state === 'issued') return now < expiresAt ? 'usable' : 'expired';
  return state;
}
