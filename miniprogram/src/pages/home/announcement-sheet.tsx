import { Text, View } from '@tarojs/components';
import type { Home } from '@jieti/shared/api/me';
import { PillButton } from '../../components/pill-button/pill-button';
import { Sheet } from '../../components/sheet/sheet';
import { spokenDay } from '../../format';
import styles from './home.module.scss';

interface AnnouncementSheetProps {
  readonly announcement: NonNullable<Home['announcement']>;
  readonly onClose: () => void;
}

/** What changes in the rules, from when, and what it means for this member. */
export function AnnouncementSheet({ announcement, onClose }: AnnouncementSheetProps) {
  const { from, note, changes, sentence, tierAfter } = announcement;
  return (
    <Sheet id="announcement-sheet" label="等级规则调整" onClose={onClose}>
      <Text className={styles.sheetTitle}>{`${spokenDay(from)}起，等级规则有调整`}</Text>
      <View className={`${styles.sheetOutcome} palette-${tierAfter.palette}`}>
        <Text id="announcement-sentence">{sentence}</Text>
      </View>
      {changes.map((change) => (
        <View key={change} className={styles.sheetChange}>
          <View className={styles.sheetDot} />
          <Text className={styles.sheetText}>{change}</Text>
        </View>
      ))}
      <Text className={styles.sheetNote}>{note}</Text>
      <Text className={styles.sheetNote}>生效前仍按现在的规则计算。</Text>
      <View className={styles.sheetAction}>
        <PillButton id="announcement-close" tone="solid" size="large" onTap={onClose}>
          知道了
        </PillButton>
      </View>
    </Sheet>
  );
}
