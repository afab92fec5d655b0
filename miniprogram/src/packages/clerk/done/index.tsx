import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { formatFen } from '@jieti/shared/money';
import { useState } from 'react';
import { recordRefund } from '../../../api/till';
import { sentenceOf } from '../../../api/sentence-of';
import { Icon } from '../../../components/icon/icon';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Screen } from '../../../components/screen/screen';
import { Notice } from '../../../components/states/notice';
import { TopBar } from '../../../components/top-bar/top-bar';
import { signed } from '../../../format';
import styles from '../clerk.module.scss';
import { useTill, type ClosedBill } from '../till-state';

const toScan = () => void Taro.redirectTo({ url: '/packages/clerk/scan/index' });

function Facts({ closed }: { readonly closed: ClosedBill }) {
  const { outcome, memberName, coach } = closed;
  const rose = outcome.tierBefore !== null && outcome.tierBefore.rank < outcome.tier.rank;
  return (
    <View className={styles.doneFacts}>
      <Text className={styles.doneLine}>{`${memberName}，成长值 ${signed(outcome.growth)}`}</Text>
      {rose && (
        <Text id="clerk-tier-up" className={styles.doneTier}>
          {`${outcome.tierBefore?.name} 升到 ${outcome.tier.name}`}
        </Text>
      )}
      {outcome.couponRedeemed && <Text className={styles.doneLine}>{`已核销${outcome.couponRedeemed}`}</Text>}
      {outcome.gifts.length > 0 && <Text className={styles.doneLine}>{`已发放${outcome.gifts.join('、')}`}</Text>}
      {coach && <Text className={styles.coachSay}>{coach}</Text>}
      <Text className={styles.meta}>
        {outcome.repeated ? '这张小票之前已经记过，没有重复记。' : `小票号 ${outcome.receiptNo}`}
      </Text>
    </View>
  );
}

function useUndo(receiptNo: string, amountFen: number) {
  const [state, setState] = useState<'open' | 'busy' | 'undone'>('open');
  const [problem, setProblem] = useState('');
  const undo = async () => {
    setState('busy');
    try {
      await recordRefund({ refundNo: `R-${receiptNo}`.slice(0, 40), receiptNo, amountFen });
      setState('undone');
      setProblem('');
    } catch (error) {
      setState('open');
      setProblem(sentenceOf(error));
    }
  };
  return { state, problem, undo };
}

function Done({ closed }: { readonly closed: ClosedBill }) {
  const { receiptNo, payableFen } = closed.outcome;
  const { state, problem, undo } = useUndo(receiptNo, payableFen);
  return (
    <View id="clerk-done" className={styles.done}>
      <View className={styles.doneMark}>
        <Icon name={state === 'undone' ? 'undo' : 'check'} size={40} />
      </View>
      <Text id="clerk-done-title" className={styles.doneTitle}>
        {state === 'undone' ? `已撤销，退 ${formatFen(payableFen)}` : `已收 ${formatFen(payableFen)}`}
      </Text>
      {state === 'undone' ? (
        <Text className={styles.doneLine}>这笔的成长值已减掉，等级到评定日再看。</Text>
      ) : (
        <Facts closed={closed} />
      )}
      {problem && <Text className={styles.problem}>{problem}</Text>}
      <View className={styles.doneActions}>
        <PillButton id="clerk-next" tone="solid" size="large" onTap={toScan}>
          下一位
        </PillButton>
        {state !== 'undone' && payableFen > 0 && (
          <PillButton id="clerk-undo" size="large" disabled={state === 'busy'} onTap={() => void undo()}>
            撤销这一笔
          </PillButton>
        )}
      </View>
    </View>
  );
}

export default function ClerkDonePage() {
  const closed = useTill((state) => state.closed);
  return (
    <Screen palette={closed?.outcome.tier.palette ?? 'plain'} top={<TopBar kind="back" title="已核销" />}>
      {closed ? (
        <Done closed={closed} />
      ) : (
        <Notice icon="receipt" title="没有刚收的单" action={{ label: '去扫码', onTap: toScan }} />
      )}
    </Screen>
  );
}
