import { Text, View } from '@tarojs/components';
import { formatFen } from '@jieti/shared/money';
import { Fragment, useState } from 'react';
import type { TimelineItem } from '@jieti/shared/api/tiers';
import { Icon } from '../../components/icon/icon';
import { dayOfInstant, signed, timeOfInstant } from '../../format';
import { foldedSteps } from './folded-steps';
import styles from './why.module.scss';

const tierKinds: readonly TimelineItem['kind'][] = [
  ...(['join', 'upgrade', 'renew', 'graceStart', 'downgrade', 'requalify', 'overrideStart', 'overrideEnd'] as const),
];
const changesTier = (item: TimelineItem) => tierKinds.includes(item.kind);

function figureOf({ delta, amountFen }: TimelineItem): string {
  if (delta !== null) return signed(delta);
  return amountFen === null ? '' : formatFen(amountFen);
}

function Step({ item }: { readonly item: TimelineItem }) {
  const tier = changesTier(item);
  return (
    <View className={`${styles.step} ${item.superseded ? styles.superseded : ''}`}>
      <View className={`${styles.dot} ${item.kind === 'upgrade' && !item.superseded ? styles.dotFull : ''}`} />
      <View className={styles.stepLine}>
        <Text className={tier ? styles.stepTier : styles.stepTitle}>{item.title}</Text>
        <Text className={item.delta !== null && item.delta < 0 ? styles.minus : styles.plus}>{figureOf(item)}</Text>
      </View>
      <View className={styles.stepLine}>
        <Text className={styles.meta}>
          {tier ? `${dayOfInstant(item.at)} ${timeOfInstant(item.at)}` : dayOfInstant(item.at)}
        </Text>
        <Text className={styles.metaRight}>{item.note}</Text>
      </View>
      {item.counterfactual && !item.superseded && <Text className={styles.but}>{item.counterfactual}</Text>}
    </View>
  );
}

/** A member's way, newest first; long runs of purchases fold until asked for. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  const [open, setOpen] = useState(false);
  const { shown, folded, after } = foldedSteps(items, open);
  return (
    <View id="why-timeline">
      {shown.map((item) => (
        <Fragment key={item.id}>
          <Step item={item} />
          {folded > 0 && item.id === after && (
            <View id="why-more" className={styles.more} role="button" onClick={() => setOpen(true)}>
              <Text>{`展开其余 ${folded} 笔`}</Text>
              <Icon name="down" size={14} />
            </View>
          )}
        </Fragment>
      ))}
    </View>
  );
}
