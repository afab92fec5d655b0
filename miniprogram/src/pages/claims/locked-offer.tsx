import { Text, View } from '@tarojs/components';
import type { ClaimItem } from '@jieti/shared/api/claims';
import type { Home } from '@jieti/shared/api/me';
import { Icon } from '../../components/icon/icon';
import { Bar } from '../../components/progress/bar';
import { categoriesOf } from '../../components/ticket/scope';
import { TicketShape } from '../../components/ticket/ticket-shape';
import { measure } from '../../format';
import { openPage } from '../../open-page';
import styles from './claims.module.scss';

const gapWords = (label: string, gap: string) =>
  label.includes('成长值') ? `还差 ${gap} 成长值` : `${label}还差 ${gap}`;

/** What is missing for the tier that may take it. */
function Gaps({ next }: { readonly next: NonNullable<Home['next']> }) {
  return (
    <View className={styles.gaps}>
      {next.items
        .filter(({ holds }) => !holds)
        .slice(0, 2)
        .map((item) => (
          <View key={item.metric + item.label} className={styles.gap}>
            <Text className={styles.gapText}>{gapWords(item.label, measure(item.left, item.unit))}</Text>
            <Bar value={item.value} threshold={item.threshold} />
          </View>
        ))}
    </View>
  );
}

interface LockedOfferProps {
  readonly item: ClaimItem;
  readonly home: Home | undefined;
}

/** A coupon of another tier: dashed, in that tier's colour where it is the next. */
export function LockedOffer({ item, home }: LockedOfferProps) {
  const { templateId, terms, tiers, note } = item;
  const next = home?.next && tiers.includes(home.next.tier.name) ? home.next : undefined;
  return (
    <TicketShape id={`offer-${templateId}`} terms={terms} tone="locked" palette={next?.tier.palette}>
      <View className={styles.lockedHead}>
        <Text className={styles.title}>{terms.title}</Text>
        <View className={styles.lock}>
          <Icon name="lock" size={14} />
          <Text>{`${tiers[0] ?? ''}专享`}</Text>
        </View>
      </View>
      <Text className={styles.note}>{terms.note || categoriesOf(terms)}</Text>
      {next ? <Gaps next={next} /> : <Text className={styles.note}>{note}</Text>}
      <View
        id={`locked-${templateId}`}
        className={styles.way}
        role="button"
        onClick={() => openPage('pages/perks/index')}
      >
        <Text>{next ? '看看还差什么' : '看各级权益'}</Text>
        <Icon name="right" size={14} />
      </View>
    </TicketShape>
  );
}
