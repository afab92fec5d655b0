import { Text, View } from '@tarojs/components';
import type { PublicProgramme } from '@jieti/shared/api/joining';
import { PerkStrip } from '../../../components/perk/perk-strip';
import styles from './join.module.scss';

type Tier = PublicProgramme['tiers'][number];

function Step({ tier }: { readonly tier: Tier }) {
  return (
    <View id={`join-tier-${tier.key}`} className={`${styles.tier} palette-${tier.palette}`}>
      <View className={styles.tierHead}>
        <View className={`${styles.ornament} contours-${tier.palette}`} />
        <Text className={styles.tierName}>{tier.name}</Text>
        <Text className={styles.tierNeed}>{tier.requirement}</Text>
      </View>
      {tier.perks.length > 0 && (
        <View className={styles.perks}>
          <PerkStrip perks={tier.perks} />
        </View>
      )}
      {tier.gifts.length > 0 && <Text className={styles.gifts}>{`升到这一级送 ${tier.gifts.join('、')}`}</Text>}
      {tier.perks.length === 0 && tier.gifts.length === 0 && <Text className={styles.bare}>从这里开始攒成长值</Text>}
    </View>
  );
}

/** Every tier with what it needs and brings. */
export function Ladder({ tiers }: Pick<PublicProgramme, 'tiers'>) {
  return (
    <View>
      {tiers.map((tier) => (
        <Step key={tier.key} tier={tier} />
      ))}
    </View>
  );
}
