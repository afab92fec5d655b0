import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icon/icon';
import styles from './section.module.scss';

interface ListRowProps {
  readonly id?: string;
  readonly icon?: IconName;
  readonly title: string;
  readonly note?: string;
  readonly right?: ReactNode;
  readonly onTap?: () => void;
}

export function ListRow({ id, icon, title, note, right, onTap }: ListRowProps) {
  return (
    <View id={id} className={styles.listRow} role={onTap ? 'button' : undefined} onClick={onTap}>
      {icon && (
        <View className={styles.listIcon}>
          <Icon name={icon} />
        </View>
      )}
      <View className={styles.listText}>
        <Text className={styles.listTitle}>{title}</Text>
        {note && <Text className={styles.listNote}>{note}</Text>}
      </View>
      {right}
      {onTap && !right && (
        <View className={styles.listArrow}>
          <Icon name="right" size={16} />
        </View>
      )}
    </View>
  );
}
