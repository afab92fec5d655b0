import { Text, View } from '@tarojs/components';
import type { PerkView } from '@jieti/shared/api/tiers';
import { Icon } from '../icon/icon';
import { perkIcon } from './perk-icon';
import { perkNote } from './perk-note';
import styles from './perk.module.scss';

const shown = 5;

/** The first perks in one row. */
export function PerkStrip({ perks }: { readonly perks: readonly PerkView[] }) {
  return (
    <View className={styles.strip}>
      {perks.slice(0, shown).map((perk) => (
        <View key={perk.key} className={styles.perk}>
          <View className={styles.box}>
            <Icon name={perkIcon(perk)} size={24} />
          </View>
          <Text className={styles.title}>{perk.title}</Text>
          <Text className={styles.note}>{perkNote(perk)}</Text>
        </View>
      ))}
    </View>
  );
}
