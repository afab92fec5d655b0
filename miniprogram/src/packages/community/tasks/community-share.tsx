import { Text, View } from '@tarojs/components';
import type { Home } from '@jieti/shared/api/me';
import { Icon } from '../../../components/icon/icon';
import { openPage } from '../../../open-page';
import styles from './tasks.module.scss';

/** What of the tier comes from here; the page of reasons says the rest. */
export function CommunityShare({ community }: { readonly community: NonNullable<Home['community']> }) {
  const { sharePercent, sentence } = community;
  return (
    <View id="community-share" className={styles.fraction} role="button" onClick={() => openPage('pages/why/index')}>
      <View className={styles.fractionHead}>
        <Text className={styles.fractionText}>{sentence}</Text>
        <Icon name="right" size={16} />
      </View>
      {sharePercent > 0 && (
        <View className={styles.track}>
          <View className={styles.bar} style={{ width: `${Math.min(100, sharePercent)}%` }} />
        </View>
      )}
    </View>
  );
}
