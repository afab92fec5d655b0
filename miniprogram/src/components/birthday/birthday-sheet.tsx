import { Text, View } from '@tarojs/components';
import type { Birthday } from '@jieti/shared/api/perks';
import { PillButton } from '../pill-button/pill-button';
import { Sheet } from '../sheet/sheet';
import { spokenBirthday } from './birthday-days';
import styles from './birthday.module.scss';

interface BirthdaySheetProps {
  readonly birthday: Birthday;
  readonly note: string | null;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks once more: a birthday stands for the year. */
export function BirthdaySheet({ birthday, note, busy, onConfirm, onClose }: BirthdaySheetProps) {
  const isLeapDay = birthday.month === 2 && birthday.day === 29;
  return (
    <Sheet id="birthday-sheet" label="填生日" onClose={onClose}>
      <Text className={styles.title}>{`生日是 ${spokenBirthday(birthday)}`}</Text>
      {note && <Text className={styles.note}>{note}</Text>}
      {isLeapDay && !note?.includes('平年') && <Text className={styles.note}>平年在 2 月 28 日算生日。</Text>}
      <Text className={styles.note}>填好后今年不能再改，请看一眼对不对。</Text>
      <View className={styles.action}>
        <PillButton id="birthday-confirm" tone="solid" size="large" disabled={busy} onTap={onConfirm}>
          {busy ? '请稍等' : '就是这天'}
        </PillButton>
      </View>
    </Sheet>
  );
}
