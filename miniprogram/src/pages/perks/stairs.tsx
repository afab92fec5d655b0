import { Text, View } from '@tarojs/components';
import type { PerksPage } from '@jieti/shared/api/me';
import styles from './perks.module.scss';

const lowest = 96;
const rise = 27;

/** The ladder as stairs: each tier one step higher. */
export function Stairs({ page }: { readonly page: PerksPage }) {
  const second = page.tiers[1]?.key;
  const lowered = second === page.current || second === page.next;
  return (
    <View className={styles.stairsBlock}>
      <Text className={styles.hero}>{'每上一级，\n多一点照顾'}</Text>
      <View className={`${styles.stairs} ${lowered ? styles.lowered : ''}`}>
        {page.tiers.map((tier, i) => {
          const here = tier.key === page.current;
          const next = tier.key === page.next;
          return (
            <View key={tier.key} className={`${styles.step} palette-${tier.palette}`}>
              <Text className={styles.stepWord}>{here ? '现在' : next ? '下一级' : ''}</Text>
              <View className={`${styles.frame} ${here ? styles.here : ''}`}>
                <View className={styles.stepCard} style={{ minHeight: `${lowest + rise * i}px` }}>
                  <View className={`${styles.stepOrnament} contours-${tier.palette}`} />
                  <Text className={styles.stepName}>{tier.name}</Text>
                  <Text className={styles.stepNeed}>{tier.requirement}</Text>
                </View>
              </View>
            </View>
          );
        })}
      </View>
    </View>
  );
}
