import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from '../icon/icon';
import styles from './section.module.scss';

interface SectionProps {
  readonly title: string;
  readonly note?: string;
  readonly onMore?: () => void;
  readonly children: ReactNode;
}

export function Section({ title, note, onMore, children }: SectionProps) {
  return (
    <View className={styles.section}>
      <View className={styles.head}>
        <Text className={styles.title}>{title}</Text>
        {note && (
          <View className={styles.more} onClick={onMore}>
            <Text>{note}</Text>
            {onMore && <Icon name="right" size={14} />}
          </View>
        )}
      </View>
      {children}
    </View>
  );
}
