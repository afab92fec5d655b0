import { Input, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { signInStaff } from '../../../api/auth';
import { sentenceOf } from '../../../api/sentence-of';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Screen } from '../../../components/screen/screen';
import { TopBar } from '../../../components/top-bar/top-bar';
import { keepStaffSession } from '../../../session';
import styles from '../clerk.module.scss';
import { refreshOfflineKit } from '../offline/offline-kit';

export default function ClerkLoginPage() {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  async function signIn() {
    setBusy(true);
    try {
      keepStaffSession(await signInStaff(username.trim(), password));
      void refreshOfflineKit({ atOnce: true });
      await Taro.redirectTo({ url: '/packages/clerk/scan/index' });
    } catch (error) {
      setProblem(sentenceOf(error));
      setBusy(false);
    }
  }

  return (
    <Screen palette="plain" top={<TopBar kind="back" title="店员登录" />}>
      <Text className={styles.hero}>用店里的账号登录</Text>
      <Input
        id="clerk-username"
        className={styles.input}
        placeholder="账号"
        value={username}
        onInput={(event) => setUsername(event.detail.value)}
      />
      <Input
        id="clerk-password"
        className={styles.input}
        placeholder="密码"
        password
        value={password}
        onInput={(event) => setPassword(event.detail.value)}
      />
      <View className={styles.problemLine}>
        {problem && (
          <Text id="clerk-problem" className={styles.problem}>
            {problem}
          </Text>
        )}
      </View>
      <PillButton
        id="clerk-login"
        tone="solid"
        size="large"
        disabled={busy || !username || !password}
        onTap={() => void signIn()}
      >
        {busy ? '正在登录' : '登录'}
      </PillButton>
    </Screen>
  );
}
