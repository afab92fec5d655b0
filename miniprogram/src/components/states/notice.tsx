import { Text, View } from '@tarojs/components';
import { Icon, type IconName } from '../icon/icon';
import { PillButton } from '../pill-button/pill-button';
import styles from './states.module.scss';

interface NoticeProps {
  readonly id?: string;
  readonly icon?: IconName;
  readonly title: string;
  readonly note?: string;
  readonly action?: { readonly id?: string; readonly label: string; readonly onTap: () => void };
}

/** Says what is the matter, and the one next step. */
export function Notice({ id, icon, title, note, action }: NoticeProps) {
  return (
    <View id={id} className={styles.notice}>
      {icon && (
        <View className={styles.noticeIcon}>
          <Icon name={icon} size={40} />
        </View>
      )}
      <Text className={styles.noticeTitle}>{title}</Text>
      {note && <Text className={styles.noticeNote}>{note}</Text>}
      {action && (
        <PillButton id={action.id} onTap={action.onTap}>
          {action.label}
        </PillButton>
      )}
    </View>
  );
}
