import { Input, Text, View } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { identify } from '../../../api/till';
import { ApiError } from '../../../api/api-error';
import { sentenceOf } from '../../../api/sentence-of';
import { Icon } from '../../../components/icon/icon';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Screen } from '../../../components/screen/screen';
import { ListRow } from '../../../components/section/list-row';
import { Panel } from '../../../components/section/panel';
import { TopBar } from '../../../components/top-bar/top-bar';
import { dropStaffSession, staffProfile } from '../../../session';
import { wechat } from '../../../wechat';
import styles from '../clerk.module.scss';
import { useTill } from '../till-state';
import { readIdentity } from './read-identity';

const toLogin = () => void Taro.redirectTo({ url: '/packages/clerk/login/index' });

function useIdentify() {
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  async function find(text: string) {
    const identity = readIdentity(text);
    if (!identity) return setProblem('请输入会员码、手机号或卡号。');
    setBusy(true);
    setProblem('');
    try {
      useTill.setState({ visit: await identify(identity), closed: null });
      await Taro.navigateTo({ url: '/packages/clerk/checkout/index' });
    } catch (error) {
      setProblem(sentenceOf(error));
      if (error instanceof ApiError && error.kind === 'not_signed_in') toLogin();
    } finally {
      setBusy(false);
    }
  }

  return { problem, busy, find };
}

function More() {
  return (
    <Panel padded>
      <ListRow
        id="clerk-receipts"
        icon="receipt"
        title="今天的小票"
        onTap={() => void Taro.navigateTo({ url: '/packages/clerk/receipts/index' })}
      />
      <ListRow
        id="clerk-logout"
        icon="person"
        title="退出登录"
        onTap={() => {
          dropStaffSession();
          toLogin();
        }}
      />
    </Panel>
  );
}

export default function ClerkScanPage() {
  const [text, setText] = useState('');
  const { problem, busy, find } = useIdentify();
  const staff = staffProfile();
  useDidShow(() => {
    setText('');
    if (!staffProfile()) toLogin();
  });
  const scan = async () => {
    const scanned = await wechat.scan();
    if (scanned) await find(scanned);
  };
  const note = [staff?.store?.name ?? staff?.shopName, staff?.name].filter(Boolean).join('，');
  return (
    <Screen palette="plain" top={<TopBar kind="back" title="会员结账" note={note} />}>
      <View id="clerk-scan" className={styles.scan} role="button" onClick={() => void scan()}>
        <Icon name="scan" size={40} />
        <Text className={styles.scanWord}>扫会员码</Text>
      </View>
      <Input
        id="clerk-code-input"
        className={styles.input}
        placeholder="或输入会员码、手机号、卡号"
        value={text}
        onInput={(event) => setText(event.detail.value)}
        onConfirm={() => void find(text)}
      />
      <View className={styles.problemLine}>
        {problem && (
          <Text id="clerk-problem" className={styles.problem}>
            {problem}
          </Text>
        )}
      </View>
      <PillButton id="clerk-identify" tone="solid" size="large" disabled={busy || !text} onTap={() => void find(text)}>
        {busy ? '正在查找' : '查找会员'}
      </PillButton>
      <Text className={styles.hint}>手机号和卡号只能积累成长值，用券和折扣要会员出示会员码。</Text>
      <More />
    </Screen>
  );
}
