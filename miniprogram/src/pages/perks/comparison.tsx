import { Text, View } from '@tarojs/components';
import type { PerksPage } from '@jieti/shared/api/me';
import type { PerkView } from '@jieti/shared/api/tiers';
import { Icon } from '../../components/icon/icon';
import { perkIcon } from '../../components/perk/perk-icon';
import { perkNote } from '../../components/perk/perk-note';
import { sameRow } from './perk-rows';
import styles from './perks.module.scss';

type Tier = PerksPage['tiers'][number];

function Cell({ perk, strong }: { readonly perk: PerkView | undefined; readonly strong: boolean }) {
  if (!perk) return <Text className={styles.none}>—</Text>;
  const limited = perk.left !== null && perk.left !== undefined;
  return (
    <View className={styles.cell}>
      <Text className={strong ? styles.cellStrong : styles.cellTitle}>{perk.title}</Text>
      {perk.note && <Text className={styles.cellNote}>{perk.note}</Text>}
      {limited && (
        <Text id={`perk-left-${perk.key}`} className={perk.left === 0 ? styles.cellNone : styles.cellLeft}>
          {perkNote(perk)}
        </Text>
      )}
    </View>
  );
}

function Head({ tier, word }: { readonly tier: Tier; readonly word: string }) {
  return (
    <View className={`${styles.column} palette-${tier.palette}`}>
      <Text className={styles.headName}>{tier.name}</Text>
      <Text className={styles.headWord}>{word}</Text>
    </View>
  );
}

/** What the member has now beside what the next tier has; on the top step only what there is. */
export function Comparison({ page }: { readonly page: PerksPage }) {
  const now = page.tiers.find((t) => t.key === page.current);
  const next = page.tiers.find((t) => t.key === page.next);
  if (!now) return null;
  const lead = next ?? now;
  const rest = now.perks.filter((p) => !lead.perks.some((q) => sameRow(p, q)));
  return (
    <View className={styles.comparison}>
      <View className={styles.compareRow}>
        <View className={styles.compareIcon} />
        <Head tier={now} word="现在" />
        {next && <Head tier={next} word="下一级" />}
      </View>
      {[...lead.perks, ...rest].map((perk) => (
        <View key={perk.key} className={styles.compareRow}>
          <View className={styles.compareIcon}>
            <Icon name={perkIcon(perk)} />
          </View>
          <View className={styles.column}>
            <Cell perk={now.perks.find((p) => sameRow(p, perk))} strong={!next} />
          </View>
          {next && (
            <View className={styles.column}>
              <Cell perk={next.perks.find((p) => sameRow(p, perk))} strong />
            </View>
          )}
        </View>
      ))}
    </View>
  );
}
