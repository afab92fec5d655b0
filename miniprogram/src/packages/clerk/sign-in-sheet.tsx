import { Input, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { signInStaff } from '../../api/auth';
import { sentenceOf } from '../../api/sentence-of';
import { PillButton } from '../../components/pill-button/pill-button';
import { Sheet } from '../../components/sheet/sheet';
import { keepStaffSession } from '../../session';
import styles from './clerk.module.scss';

interface SignInSheetProps {
  readonly onSignedIn: () => void;
  readonly onClose: () => void;
}

/** Signing in again in the middle of something, which stays as it is. */
export function SignInSheet({ onSignedIn, onClose }: SignInSheetProps) {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const signIn = async () => {
    setBusy(true);
    try {
      keepStaffSession(await signInStaff(username.trim(), password));
      onSignedIn();
    } catch (error) {
      setProblem(sentenceOf(error));
      setBusy(false);
    }
  };
  return (
    <Sheet id="clerk-sign-in" label="重新登录" onClose={onClose}>
      <Text className={styles.sheetTitle}>登录已过期</Text>
      <Text className={styles.doneLine}>重新登录就能接着做，填好的内容都还在。</Text>
      <View className={styles.sheetFields}>
        <Input
          id="clerk-again-username"
          className={styles.input}
          placeholder="账号"
          value={username}
          onInput={(event) => setUsername(event.detail.value)}
        />
        <Input
          id="clerk-again-password"
          className={styles.input}
          placeholder="密码"
          password
          value={password}
          onInput={(event) => setPassword(event.detail.value)}
        />
      </View>
      {problem && <Text className={styles.problem}>{problem}</Text>}
      <PillButton
        id="clerk-again-login"
        tone="solid"
        size="large"
        disabled={busy || !username || !password}
        onTap={() => void signIn()}
      >
        {busy ? '正在登录' : '登录，接着做'}
      </PillButton>
    </Sheet>
  );
}
