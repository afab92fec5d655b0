import { Text, View } from '@tarojs/components';
import type { PerksPage } from '@jieti/shared/api/me';
import { perkRows, sameRow } from './perk-rows';
import styles from './perks.module.scss';

type Tier = PerksPage['tiers'][number];

interface RowProps {
  readonly page: PerksPage;
  readonly head?: boolean;
  readonly cellOf: (tier: Tier) => string;
}

function Row({ page, head = false, cellOf }: RowProps) {
  return (
    <View className={styles.tableRow}>
      {page.tiers.map((tier) => {
        const here = tier.key === page.current;
        const text = cellOf(tier);
        return (
          <View key={tier.key} className={`${styles.tableCell} ${here ? styles.tableHere : ''}`}>
            <Text className={head && here ? styles.tableName : ''}>{text}</Text>
          </View>
        );
      })}
    </View>
  );
}

/** Every perk and gift of every tier; the member's own column is tinted. */
export function FullTable({ page }: { readonly page: PerksPage }) {
  return (
    <View className={styles.table}>
      <Row page={page} head cellOf={(tier) => tier.name} />
      <Row page={page} cellOf={(tier) => tier.requirement} />
      {perkRows(page).map((perk) => (
        <Row key={perk.key} page={page} cellOf={(tier) => tier.perks.find((p) => sameRow(p, perk))?.title ?? '—'} />
      ))}
      <Row page={page} cellOf={(tier) => tier.gifts.join('\n') || '—'} />
    </View>
  );
}
