import { Picker, Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Birthday } from '@jieti/shared/api/perks';
import { spokenDay } from '../../format';
import { ListRow } from '../section/list-row';
import { BirthdaySheet } from './birthday-sheet';
import { birthdayAt, dayNames, monthNames, spokenBirthday } from './birthday-days';
import { useBirthday } from './use-birthday';
import styles from './birthday.module.scss';

interface ChoiceProps {
  readonly birthday: Birthday | null;
  readonly onPick: (birthday: Birthday) => void;
}

/** WeChat's own wheel of months and days. */
function Choice({ birthday, onPick }: ChoiceProps) {
  const start = birthday ?? { month: 6, day: 15 };
  const [month, setMonth] = useState(start.month);
  return (
    <Picker
      id="birthday-picker"
      mode="multiSelector"
      range={[[...monthNames], [...dayNames(month)]]}
      value={[start.month - 1, start.day - 1]}
      onColumnChange={({ detail }) => detail.column === 0 && setMonth(detail.value + 1)}
      onChange={({ detail }) => onPick(birthdayAt(detail.value))}
    >
      <View id="birthday-choose" className={styles.choose}>
        <Text>{birthday ? '修改' : '填生日'}</Text>
      </View>
    </Picker>
  );
}

/** The member's birthday: what it brings, and the way to enter it; it stands for the year once entered. */
export function BirthdayRow({ id }: { readonly id: string }) {
  const { data, save, isSaving } = useBirthday();
  const [asking, setAsking] = useState<Birthday>();
  if (!data) return null;
  const { birthday, changeableFrom, note } = data;
  const title = birthday ? `生日 ${spokenBirthday(birthday)}` : '还没有填生日';
  const later = changeableFrom && birthday ? `${spokenDay(changeableFrom)}起可以再改。` : '';
  return (
    <>
      <ListRow
        id={id}
        icon="cake"
        title={title}
        note={[note ?? '现在的等级没有生日礼。', later].filter(Boolean).join('')}
        right={changeableFrom ? <View /> : <Choice birthday={birthday} onPick={setAsking} />}
      />
      {asking && (
        <BirthdaySheet
          birthday={asking}
          note={note}
          busy={isSaving}
          onConfirm={() => save(asking, () => setAsking(undefined))}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}
