import type { CouponTemplateDraft } from '@jieti/shared/api/coupons';
import { couponConditions, couponFace } from '../lib/coupon-words';
import './coupon-ticket.css';

interface CouponTicketProps {
  readonly terms: CouponTemplateDraft['terms'];
  /** `2026.06.30 到期`, `领取后 30 天有效`. */
  readonly validity: string;
  readonly faded?: boolean;
}

/** A coupon as the member holds it. */
export function CouponTicket({ terms, validity, faded }: CouponTicketProps) {
  return (
    <div className={faded ? 'ticket ticket-faded' : 'ticket'}>
      <div className="ticket-stub">{couponFace(terms)}</div>
      <div className="ticket-main">
        <strong>{terms.title || '券名'}</strong>
        <p>{couponConditions(terms)}</p>
        <p className="ticket-validity">{validity}</p>
      </div>
    </div>
  );
}
