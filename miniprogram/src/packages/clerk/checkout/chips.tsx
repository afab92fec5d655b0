import { ScrollView, Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
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

function perkChips({ visit, quote }: ChipsProps, priced: boolean): ReactNode[] {
  const applied = quote?.lines.filter((line) => line.kind === 'perk').map((line) => line.title) ?? [];
  return visit.perks
    .filter((perk) => (perk.kind === 'discount') === priced)
    .map((perk) => {
      const on = applied.some((title) => title.includes(perk.title));
      return <Chip key={perk.key} title={perk.title} note={`${visit.tier.name}权益`} state={on ? 'on' : 'off'} />;
    });
}

function couponChips({ visit, quote, onCoupon }: ChipsProps, usable: boolean): ReactNode[] {
  const now = phoneNow();
  return visit.coupons
    .filter((coupon) => coupon.usableHere === usable)
    .map((coupon) => {
      const on = quote?.couponId === coupon.id;
      const expiry = expiryOf(coupon, now);
      return (
        <Chip
          key={coupon.id}
          id={`clerk-coupon-${coupon.id}`}
          title={coupon.terms.title}
          note={usable ? expiry.text : (coupon.why ?? '这里不能用')}
          urgent={usable && expiry.soon}
          state={usable ? (on ? 'on' : 'off') : 'blocked'}
          onTap={usable ? () => onCoupon(on ? null : coupon.id) : undefined}
        />
      );
    });
}

/** What can change the price first, then the rest of the perks, then coupons that do not work here. */
export function Chips(props: ChipsProps) {
  const { perks, coupons } = props.visit;
  if (perks.length + coupons.length === 0) return null;
  return (
    <ScrollView className={styles.chips} scrollX enhanced showScrollbar={false}>
      <View className={styles.chipRow}>
        {perkChips(props, true)}
        {couponChips(props, true)}
        {perkChips(props, false)}
        {couponChips(props, false)}
      </View>
    </ScrollView>
  );
}
