import { Text, View } from '@tarojs/components';
import type { CouponView } from '@jieti/shared/api/coupons';
import type { TierBadge } from '@jieti/shared/api/tiers';
import { PillButton } from '../pill-button/pill-button';
import { expiryOf } from './expiry';
import { ticketFace } from './face';
import styles from './ticket.module.scss';

interface TicketProps {
  readonly coupon: CouponView;
  readonly now: number;
  /** A coupon that came with a tier has a stub in the card's colours. */
  readonly palette: TierBadge['palette'] | undefined;
  readonly onUse: () => void;
}

function Stub({ coupon, palette }: Pick<TicketProps, 'coupon' | 'palette'>) {
  const face = ticketFace(coupon);
  const ground = palette && coupon.state === 'usable' ? `palette-${palette} ${styles.tierStub}` : '';
  return (
    <View className={`${styles.stub} ${ground}`}>
      <View className={styles.figureLine}>
        <Text className={styles.mark}>{face.before}</Text>
        <Text className={`${styles.figure} ${face.figure.length > 3 ? styles.longFigure : ''}`}>{face.figure}</Text>
        <Text className={styles.mark}>{face.after}</Text>
      </View>
      <Text className={styles.condition}>{face.condition}</Text>
    </View>
  );
}

/** One coupon, torn at a notch between what it gives and when it ends. */
export function Ticket({ coupon, now, palette, onUse }: TicketProps) {
  const usable = coupon.state === 'usable';
  const expiry = expiryOf(coupon, now);
  return (
    <View
      id={`coupon-item-${coupon.id}`}
      data-testid="coupon-item"
      className={`coupon-item ${styles.ticket} ${usable ? '' : styles.spent}`}
    >
      <Stub coupon={coupon} palette={palette} />
      <View className={styles.body}>
        <Text className={styles.title}>{coupon.terms.title}</Text>
        <Text className={styles.note}>{coupon.terms.note || coupon.origin}</Text>
        <View className={styles.foot}>
          <Text className={expiry.soon ? styles.soon : styles.expiry}>{expiry.text}</Text>
          {usable && (
            <PillButton id="coupon-use" onTap={onUse}>
              去使用
            </PillButton>
          )}
        </View>
      </View>
      <View className={`${styles.notch} ${styles.notchTop}`} />
      <View className={`${styles.notch} ${styles.notchBottom}`} />
    </View>
  );
}
