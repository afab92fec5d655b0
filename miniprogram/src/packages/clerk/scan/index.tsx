import { Input, Text, View } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { Icon } from '../../../components/icon/icon';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Screen } from '../../../components/screen/screen';
import { TopBar } from '../../../components/top-bar/top-bar';
import { staffProfile } from '../../../session';
import { wechat } from '../../../wechat';
import styles from '../clerk.module.scss';
import { followNetwork } from '../offline/follow-network';
import { refreshOfflineKit } from '../offline/offline-kit';
import { sendNow } from '../offline/send-now';
import { SignInSheet } from '../sign-in-sheet';
import { More } from './more';
import { QueueStrip } from './queue-strip';
import { useFind } from './use-find';

const toLogin = () => void Taro.redirectTo({ url: '/packages/clerk/login/index' });
const noCamera = '相机没有打开。把会员码的数字输在下面，或在右上角的设置里允许相机。';

function wake() {
  if (!staffProfile()) return toLogin();
  followNetwork();
  void refreshOfflineKit();
  void sendNow();
}

type Find = ReturnType<typeof useFind>;

function Problem({ find: { problem, looking, slow, alone } }: { readonly find: Find }) {
  const waiting = slow ? looking : undefined;
  const offered = waiting ?? problem?.alone;
  return (
    <View className={styles.problemLine}>
      {waiting !== undefined && <Text className={styles.wait}>网络有点慢，还在找。</Text>}
      {problem && (
        <Text id="clerk-problem" className={styles.problem}>
          {problem.sentence}
        </Text>
      )}
      {offered !== undefined && (
        <PillButton id="clerk-go-offline" onTap={() => alone(offered)}>
          离线记这一笔
        </PillButton>
      )}
    </View>
  );
}

export default function ClerkScanPage() {
  const [text, setText] = useState('');
  const find = useFind();
  const busy = find.looking !== undefined;
  const staff = staffProfile();
  useDidShow(() => {
    setText('');
    wake();
  });
  const scan = async () => {
    try {
      const scanned = await wechat.scan();
      if (scanned) await find.find(scanned);
    } catch {
      find.setProblem({ sentence: noCamera });
    }
  };
  const note = [staff?.store?.name ?? staff?.shopName, staff?.name].filter(Boolean).join('，');
  return (
    <Screen palette="plain" top={<TopBar kind="back" title="会员结账" note={note} />}>
      <QueueStrip />
      <View id="clerk-scan" className={styles.scan} role="button" onClick={() => void scan()}>
        <Icon name="scan" size={40} />
        <Text className={styles.scanWord}>{busy ? '正在查找' : '扫会员码'}</Text>
      </View>
      <Input
        id="clerk-code-input"
        className={styles.input}
        placeholder="会员码、手机或卡号"
        value={text}
        onInput={(event) => setText(event.detail.value)}
        onConfirm={() => void find.find(text)}
      />
      <Problem find={find} />
      <PillButton
        id="clerk-identify"
        tone="solid"
        size="large"
        disabled={busy || !text}
        onTap={() => void find.find(text)}
      >
        {busy ? '正在查找' : '查找会员'}
      </PillButton>
      <Text className={styles.hint}>手机号和卡号只能积累成长值，用券、积分和权益要会员出示会员码。</Text>
      <More onSignedOut={toLogin} />
      {find.signedOut !== undefined && (
        <SignInSheet
          onSignedIn={() => {
            const again = find.signedOut ?? '';
            find.forget();
            void find.find(again);
          }}
          onClose={find.forget}
        />
      )}
    </Screen>
  );
}
