import { Input, Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { SecondPerson } from '@jieti/shared/api/bill-content';
import { sentenceOf } from '../../api/sentence-of';
import { PillButton } from '../../components/pill-button/pill-button';
import { Sheet } from '../../components/sheet/sheet';
import styles from './clerk.module.scss';

interface SecondPersonSheetProps {
  /** What is above the limit, in the server's words. */
  readonly error: unknown;
  readonly busy: boolean;
  readonly onAgree: (person: SecondPerson) => void;
  readonly onClose: () => void;
}

/** Another member of staff signs for what is above the clerk's limit, on the spot; nothing of it is kept. */
export function SecondPersonSheet({ error, busy, onAgree, onClose }: SecondPersonSheetProps) {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const ready = !busy && login.trim() !== '' && password !== '';
  return (
    <Sheet id="clerk-second-person" label="请同事确认" onClose={onClose}>
      <Text className={styles.sheetTitle}>请店长在这里确认</Text>
      <Text id="clerk-second-why" className={styles.doneLine}>
        {sentenceOf(error)}
      </Text>
      <View className={styles.sheetFields}>
        <Input
          id="clerk-second-login"
          className={styles.input}
          placeholder="店长账号"
          value={login}
          onInput={(event) => setLogin(event.detail.value)}
        />
        <Input
          id="clerk-second-password"
          className={styles.input}
          placeholder="密码"
          password
          value={password}
          onInput={(event) => setPassword(event.detail.value)}
        />
      </View>
      <PillButton
        id="clerk-second-agree"
        tone="solid"
        size="large"
        disabled={!ready}
        onTap={() => onAgree({ login: login.trim(), password })}
      >
        {busy ? '正在提交' : '同意这一笔'}
      </PillButton>
    </Sheet>
  );
}
