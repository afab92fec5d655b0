import { Image, Text, View } from '@tarojs/components';
import type { MyGathering } from '@jieti/shared/api/gatherings';
import { Icon, type IconName } from '../../../components/icon/icon';
import { Panel } from '../../../components/section/panel';
import { gatheringTime } from '../gatherings/gathering-time';
import styles from './gathering.module.scss';

function Fact({ icon, words }: { readonly icon: IconName; readonly words: string }) {
  return (
    <View className={styles.fact}>
      <View className={styles.factIcon}>
        <Icon name={icon} />
      </View>
      <Text className={styles.factWords}>{words}</Text>
    </View>
  );
}

/** What it is, when, where and for whom. */
export function GatheringFacts({ gathering }: { readonly gathering: MyGathering }) {
  const { title, intro, cover, place, tiers, capacity, worth } = gathering;
  return (
    <View>
      {cover && <Image className={styles.cover} mode="aspectFill" src={cover} aria-hidden="true" />}
      <Text className={styles.title}>{title}</Text>
      <Panel padded>
        <View className={styles.facts}>
          <Fact icon="clock" words={gatheringTime(gathering)} />
          <Fact icon="store" words={place} />
          <Fact icon="person" words={`${capacity} 个名额${tiers.length > 0 ? `，给${tiers.join('、')}` : ''}`} />
          {worth > 0 && <Fact icon="stairs" words={`到场签到，成长值 +${worth}，每场一次`} />}
        </View>
      </Panel>
      <Text className={styles.intro} userSelect>
        {intro}
      </Text>
    </View>
  );
}
