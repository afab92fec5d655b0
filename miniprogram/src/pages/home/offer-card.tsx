import { Text, View } from '@tarojs/components';
import type { Home } from '@jieti/shared/api/me';
import styles from './home.module.scss';

interface OfferCardProps {
  readonly offer: Home['offers'][number];
  readonly tierName: string;
}

/** What this tier gets at the moment. */
export function OfferCard({ offer, tierName }: OfferCardProps) {
  return (
    <View className={styles.offer}>
      <View className={`${styles.offerOrnament} contours-silver`} />
      <Text className={styles.offerKey}>{`${tierName}专享`}</Text>
      <Text className={styles.offerTitle}>{offer.title}</Text>
      <Text className={styles.offerBody}>{offer.body}</Text>
    </View>
  );
}
