import { Text, View } from '@tarojs/components';
import type { CouponView } from '@jieti/shared/api/coupons';
import type { TierBadge } from '@jieti/shared/api/tiers';
import { PillButton } from '../pill-button/pill-button';
import { expiryOf } from './expiry';
import { TicketShape } from './ticket-shape';
import { usageNote } from './usage-note';
import styles from './ticket.module.scss';

interface TicketProps {
  readonly coupon: CouponView;
  readonly now: number;
  /** A coupon that came with a tier has a stub in the card's colours. */
  readonly palette: TierBadge['palette'] | undefined;
  readonly onUse: () => void;
}

/** One coupon of the member. */
export function Ticket({ coupon, now, palette, onUse }: TicketProps) {
  const usable = coupon.state === 'usable';
  const expiry = expiryOf(coupon, now);
  const usage = usable ? usageNote(coupon) : '';
  return (
    <TicketShape
      id={`coupon-item-${coupon.id}`}
      terms={coupon.terms}
      tone={usable ? 'whole' : 'spent'}
      palette={palette}
    >
      <View className={styles.words} onClick={onUse}>
        <Text className={styles.title}>{coupon.terms.title}</Text>
        <Text className={styles.note}>{coupon.terms.note || coupon.origin}</Text>
        {usage && <Text className={styles.usage}>{usage}</Text>}
        {coupon.latestNote && <Text className={styles.latest}>{coupon.latestNote}</Text>}
      </View>
      <View className={styles.foot}>
        <Text className={expiry.soon ? styles.soon : styles.expiry}>{expiry.text}</Text>
        {usable && (
          <PillButton id="coupon-use" onTap={onUse}>
            {coupon.worksFrom > now ? '看看' : '去使用'}
          </PillButton>
        )}
      </View>
    </TicketShape>
  );
}
