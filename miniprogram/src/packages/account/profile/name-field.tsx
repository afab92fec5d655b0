import { Input, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { PillButton } from '../../../components/pill-button/pill-button';
import styles from './profile.module.scss';

interface NameFieldProps {
  readonly name: string;
  readonly busy: boolean;
  readonly onSave: (name: string) => void;
}

const longest = 20;

/** WeChat offers the nickname over the keyboard and clears what it does not let pass. */
export function NameField({ name, busy, onSave }: NameFieldProps) {
  const [typed, setTyped] = useState(name);
  const wanted = typed.trim();
  return (
    <View className={styles.field}>
      <Text className={styles.fieldName}>名字</Text>
      <Input
        id="profile-name"
        className={styles.input}
        type="nickname"
        maxlength={longest}
        placeholder="店员会这样称呼你"
        value={typed}
        onInput={({ detail }) => setTyped(detail.value)}
        onBlur={({ detail }) => setTyped(detail.value)}
      />
      {wanted !== '' && wanted !== name && (
        <PillButton id="profile-save" tone="solid" disabled={busy} onTap={() => onSave(wanted)}>
          {busy ? '请稍等' : '保存'}
        </PillButton>
      )}
    </View>
  );
}
