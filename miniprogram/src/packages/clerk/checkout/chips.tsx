import { ScrollView, Text, View } from '@tarojs/components';
import type { Quote, Visit } from '@jieti/shared/api/till';
import { phoneNow } from '../../../clock';
import { Icon } from '../../../components/icon/icon';
import { expiryOf } from '../../../components/ticket/expiry';
import styles from './checkout.module.scss';

interface ChipProps {
  readonly id?: string;
  readonly title: string;
  readonly note: string;
  readonly state: 'on' | 'off' | 'blocked';
  readonly urgent?: boolean;
  readonly onTap?: () => void;
}

function Chip({ id, title, note, state, urgent = false, onTap }: ChipProps) {
  return (
    <View id={id} className={`${styles.chip} ${styles[state]}`} role={onTap ? 'button' : undefined} onClick={onTap}>
      <View className={styles.chipText}>
        <Text className={styles.chipTitle}>{title}</Text>
        <Text className={urgent ? styles.chipUrgent : styles.chipNote}>{note}</Text>
      </View>
      {state === 'on' && (
        <View className={styles.tick}>
          <Icon name="check" size={14} />
        </View>
      )}
    </View>
  );
}

interface ChipsProps {
  readonly visit: Visit;
  readonly quote: Quote | undefined;
  /** null takes the coupon off; a number puts that one on. */
  readonly onCoupon: (id: number | null) => void;
}

/** Perks and coupons of the member; what the quote used is ticked. */
export function Chips({ visit, quote, onCoupon }: ChipsProps) {
  const now = phoneNow();
  const applied = quote?.lines.filter((line) => line.kind === 'perk').map((line) => line.title) ?? [];
  if (visit.perks.length + visit.coupons.length === 0) return null;
  return (
    <ScrollView className={styles.chips} scrollX enhanced showScrollbar={false}>
      <View className={styles.chipRow}>
        {visit.perks.map((perk) => (
          <Chip
            key={perk.key}
            title={perk.title}
            note={`${visit.tier.name}权益`}
            state={applied.some((title) => title.includes(perk.title)) ? 'on' : 'off'}
          />
        ))}
        {visit.coupons.map((coupon) => {
          const on = quote?.couponId === coupon.id;
          const expiry = expiryOf(coupon, now);
          return (
            <Chip
              key={coupon.id}
              id={`clerk-coupon-${coupon.id}`}
              title={coupon.terms.title}
              note={coupon.usableHere ? expiry.text : (coupon.why ?? '这里不能用')}
              urgent={coupon.usableHere && expiry.soon}
              state={coupon.usableHere ? (on ? 'on' : 'off') : 'blocked'}
              onTap={coupon.usableHere ? () => onCoupon(on ? null : coupon.id) : undefined}
            />
          );
        })}
      </View>
    </ScrollView>
  );
}
