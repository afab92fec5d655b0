import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { CouponView } from '@jieti/shared/api/coupons';
import type { TierBadge } from '@jieti/shared/api/tiers';
import { ticketFace } from './face';
import styles from './ticket.module.scss';

interface TicketShapeProps {
  readonly id: string;
  readonly terms: CouponView['terms'];
  /** `spent` is done with, `locked` belongs to another tier. */
  readonly tone: 'whole' | 'spent' | 'locked';
  /** Whole: a stub in the card's colours; locked: the frame in this tier's accent. */
  readonly palette: TierBadge['palette'] | undefined;
  readonly children: ReactNode;
}

function Stub({ terms, tone, palette }: Pick<TicketShapeProps, 'terms' | 'tone' | 'palette'>) {
  const face = ticketFace({ terms });
  const ground = palette && tone === 'whole' ? `palette-${palette} ${styles.tierStub}` : '';
  return (
    <View className={`${styles.stub} ${ground}`}>
      <View className={styles.figureLine}>
        {face.before && <Text className={styles.mark}>{face.before}</Text>}
        <Text className={`${styles.figure} ${face.figure.length > 3 ? styles.longFigure : ''}`}>{face.figure}</Text>
        {face.after && <Text className={styles.mark}>{face.after}</Text>}
      </View>
      <Text className={styles.condition}>{face.condition}</Text>
    </View>
  );
}

/** The paper of a coupon, torn at a notch between what it gives and what is said about it. */
export function TicketShape({ id, terms, tone, palette, children }: TicketShapeProps) {
  const names = ['coupon-item', styles.ticket, tone === 'whole' ? '' : styles[tone]];
  if (tone === 'locked') names.push(`palette-${palette ?? 'plain'}`);
  return (
    <View id={id} data-testid="coupon-item" className={names.filter(Boolean).join(' ')}>
      <Stub terms={terms} tone={tone} palette={palette} />
      <View className={styles.body}>{children}</View>
      <View className={`${styles.notch} ${styles.notchTop}`} />
      <View className={`${styles.notch} ${styles.notchBottom}`} />
    </View>
  );
}
