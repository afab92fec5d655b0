import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { TierProgressView } from '@jieti/shared/api/tiers';
import { ProgressRow } from './progress-row';
import styles from './progress.module.scss';

interface ProgressGroupProps {
  readonly progress: TierProgressView;
  readonly title: string;
  readonly note: string;
  readonly children?: ReactNode;
}

/** The conditions of keeping or reaching one tier, in that tier's accent. */
export function ProgressGroup({ progress, title, note, children }: ProgressGroupProps) {
  return (
    <View className={`${styles.group} palette-${progress.tier.palette}`}>
      <View className={styles.head}>
        <Text className={styles.title}>{title}</Text>
        <Text className={styles.note}>{note}</Text>
      </View>
      {progress.items.map((item) => (
        <ProgressRow key={item.metric + item.label} item={item} />
      ))}
      {children}
    </View>
  );
}
