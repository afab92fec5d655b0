import type { CouponTemplateDraft } from '@jieti/shared/api/coupons';
import { ticketFace } from '../lib/coupon-words';
import './coupon-ticket.css';

interface CouponTicketProps {
  readonly terms: CouponTemplateDraft['terms'];
  /** `2026.06.30 到期`, `领取后 30 天有效`. */
  readonly validity: string;
  /** Under the name; absent: the coupon's own note. */
  readonly note?: string;
  /** The word on the pill at the foot: `去使用`, `领取`. */
  readonly action?: string;
  readonly faded?: boolean;
}

/** A coupon as the member holds it on the phone. */
export function CouponTicket({ terms, validity, note = terms.note, action, faded }: CouponTicketProps) {
  const face = ticketFace(terms);
  return (
    <div className={faded ? 'ticket ticket-faded' : 'ticket'}>
      <div className="ticket-stub">
        <span className={face.figure.length > 3 ? 'ticket-face ticket-face-long' : 'ticket-face'}>
          <small>{face.before}</small>
          {face.figure}
          <small>{face.after}</small>
        </span>
        <span className="ticket-condition">{face.condition}</span>
      </div>
      <div className="ticket-main">
        <strong>{terms.title || '券名'}</strong>
        {note && <p>{note}</p>}
        <div className="ticket-foot">
          <span>{validity}</span>
          {action && <span className="ticket-pill">{action}</span>}
        </div>
      </div>
    </div>
  );
}
