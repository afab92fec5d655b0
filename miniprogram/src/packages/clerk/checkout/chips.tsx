import { ScrollView, Text, View } from '@tarojs/components';
import type { Quote, Visit } from '@jieti/shared/api/till';
import { phoneNow } from '../../../clock';
import { Icon } from '../../../components/icon/icon';
import { expiryOf } from '../../../components/ticket/expiry';
import styles from './checkout.module.scss';

type VisitPerk = Visit['perks'][number];
type VisitCoupon = Visit['coupons'][number];

interface ChipProps {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly state: 'on' | 'off' | 'barred';
  readonly urgent?: boolean;
  readonly onTap?: () => void;
}

function Chip({ id, title, note, state, urgent = false, onTap }: ChipProps) {
  return (
    <View
      id={id}
      className={`${styles.chip} ${styles[state]}`}
      role={onTap ? 'button' : undefined}
      aria-pressed={state === 'on'}
      onClick={onTap}
    >
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
  readonly onCoupon: (id: number) => void;
  /** Opens the confirmation of a perk whose uses are counted. */
  readonly onPerk: (perk: VisitPerk) => void;
}

const isDiscount = (perk: VisitPerk) => perk.kind === 'discount';

function PerkChip({ perk, props }: { readonly perk: VisitPerk; readonly props: ChipsProps }) {
  const { visit, quote, onPerk } = props;
  const applied = quote?.price.steps.some((step) => step.kind === 'perk' && step.title.includes(perk.title)) ?? false;
  const gone = perk.left === 0;
  const note = perk.left === null ? `${visit.tier.name}权益` : gone ? '本月用完' : `本月还剩 ${perk.left} 次`;
  const usable = perk.left !== null && !gone && visit.maySpend;
  return (
    <Chip
      id={`clerk-perk-${perk.key}`}
      title={perk.title}
      note={note}
      state={gone ? 'barred' : applied ? 'on' : 'off'}
      onTap={usable ? () => onPerk(perk) : undefined}
    />
  );
}

function CouponChip({ coupon, props }: { readonly coupon: VisitCoupon; readonly props: ChipsProps }) {
  const { quote, onCoupon } = props;
  const on = quote?.price.couponIds.includes(coupon.id) ?? false;
  const problem = quote?.problems.find(({ couponId }) => couponId === coupon.id)?.message;
  const expiry = expiryOf(coupon, phoneNow());
  return (
    <Chip
      id={`clerk-coupon-${coupon.id}`}
      title={coupon.terms.title}
      note={coupon.usableHere ? (problem ?? expiry.text) : (coupon.why ?? '这里不能用')}
      urgent={coupon.usableHere && (problem !== undefined || expiry.soon)}
      state={coupon.usableHere ? (on ? 'on' : 'off') : 'barred'}
      onTap={coupon.usableHere ? () => onCoupon(coupon.id) : undefined}
    />
  );
}

/** What can change the price first, then the rest of the perks, then coupons that do not work here, with the reason. */
export function Chips(props: ChipsProps) {
  const { perks, coupons } = props.visit;
  if (perks.length + coupons.length === 0) return null;
  const perkChips = (wanted: readonly VisitPerk[]) =>
    wanted.map((perk) => <PerkChip key={perk.key} perk={perk} props={props} />);
  const couponChips = (usable: boolean) =>
    coupons
      .filter((coupon) => coupon.usableHere === usable)
      .map((coupon) => <CouponChip key={coupon.id} coupon={coupon} props={props} />);
  return (
    <ScrollView className={styles.chips} scrollX enhanced showScrollbar={false}>
      <View className={styles.chipRow}>
        {perkChips(perks.filter(isDiscount))}
        {couponChips(true)}
        {perkChips(perks.filter((perk) => !isDiscount(perk)))}
        {couponChips(false)}
      </View>
    </ScrollView>
  );
}
