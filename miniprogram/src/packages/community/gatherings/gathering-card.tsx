import { Image, Text, View } from '@tarojs/components';
import type { MyGathering } from '@jieti/shared/api/gatherings';
import { openPage } from '../../../open-page';
import { gatheringStanding } from './gathering-standing';
import { gatheringTime } from './gathering-time';
import styles from './gatherings.module.scss';

/** One event of the list: what, when, where, and how it stands for the member. */
export function GatheringCard({ gathering }: { readonly gathering: MyGathering }) {
  const { id, title, cover, place } = gathering;
  const { label, tone } = gatheringStanding(gathering);
  return (
    <View
      id={`gathering-${id}`}
      className={`${styles.card} ${tone === 'over' ? styles.past : ''}`}
      role="button"
      onClick={() => openPage(`packages/community/gathering/index?id=${id}`)}
    >
      {cover && tone !== 'over' && (
        <Image className={styles.cover} mode="aspectFill" src={cover} lazyLoad aria-hidden="true" />
      )}
      <View className={styles.words}>
        <Text className={styles.title}>{title}</Text>
        <Text className={styles.line}>{gatheringTime(gathering)}</Text>
        <Text className={styles.line}>{place}</Text>
        <Text className={`${styles.standing} ${styles[tone]}`}>{label}</Text>
      </View>
    </View>
  );
}
