import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { formatFen } from '@jieti/shared/money';
import { Icon } from '../../../components/icon/icon';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Screen } from '../../../components/screen/screen';
import { Notice } from '../../../components/states/notice';
import { TopBar } from '../../../components/top-bar/top-bar';
import { toast } from '../../../toast';
import { sentenceOf } from '../../../api/sentence-of';
import { wechat } from '../../../wechat';
import { signed } from '../../../format';
import styles from '../clerk.module.scss';
import { findMember, welcome } from '../find-member';
import { useTill, type ClosedBill } from '../till-state';
import { undoneLines } from '../undo/undone-lines';
import { useUndo } from '../undo/use-undo';
import { QueuedBill } from './queued-bill';
import { UndoKey } from './undo-key';

type Recorded = Extract<ClosedBill, { readonly kind: 'recorded' }>;

const toScan = () => void Taro.redirectTo({ url: '/packages/clerk/scan/index' });

/** Straight to the next member's code; without one, to the page where it can be typed. */
async function scanNext(): Promise<void> {
  try {
    const text = await wechat.scan();
    if (text && welcome(await findMember(text))) await Taro.redirectTo({ url: '/packages/clerk/checkout/index' });
    else toScan();
  } catch (error) {
    toast(sentenceOf(error));
    toScan();
  }
}

function factsOf({ outcome, memberName }: Recorded): readonly string[] {
  const { growth, pointsEarned, pointsSpent, couponsRedeemed, gifts } = outcome;
  const earned = pointsEarned > 0 ? `，积分 ${signed(pointsEarned)}` : '';
  return [
    `${memberName}，成长值 ${signed(growth)}${earned}`,
    pointsSpent > 0 ? `用了 ${pointsSpent} 积分` : '',
    couponsRedeemed.length > 0 ? `已核销：${couponsRedeemed.join('、')}` : '',
    gifts.length > 0 ? `已发放：${gifts.join('、')}` : '',
  ].filter(Boolean);
}

function Facts({ closed }: { readonly closed: Recorded }) {
  const { outcome, coach } = closed;
  const rose = outcome.tierBefore !== null && outcome.tierBefore.rank < outcome.tier.rank;
  return (
    <View className={styles.doneFacts}>
      {rose && (
        <Text id="clerk-tier-up" className={styles.doneTier}>
          {`${outcome.tierBefore?.name} 升到 ${outcome.tier.name}`}
        </Text>
      )}
      {factsOf(closed).map((line) => (
        <Text key={line} className={styles.doneLine}>
          {line}
        </Text>
      ))}
      {coach && <Text className={styles.coachSay}>{coach}</Text>}
      <Text className={styles.meta}>
        {outcome.repeated ? '这张小票之前已经记过，没有重复记。' : `小票号 ${outcome.receiptNo}`}
      </Text>
    </View>
  );
}

function Done({ closed }: { readonly closed: Recorded }) {
  const { payableFen } = closed.outcome;
  const { busy, problem, undone, undo } = useUndo(closed.idempotencyKey);
  return (
    <View id="clerk-done" className={styles.done}>
      <View className={styles.doneMark}>
        <Icon name={undone ? 'undo' : 'check'} size={40} />
      </View>
      <Text id="clerk-done-title" className={styles.doneTitle}>
        {undone ? '已撤销' : `已收 ${formatFen(payableFen)}`}
      </Text>
      {undone ? (
        <View id="clerk-undone" className={styles.doneFacts}>
          {undoneLines(undone).map((line) => (
            <Text key={line} className={styles.doneLine}>
              {line}
            </Text>
          ))}
        </View>
      ) : (
        <Facts closed={closed} />
      )}
      {problem && (
        <Text id="clerk-problem" className={styles.problem}>
          {problem}
        </Text>
      )}
      <View className={styles.doneActions}>
        <PillButton id="clerk-next" tone="solid" size="large" onTap={() => void scanNext()}>
          再扫一位
        </PillButton>
        {!undone && <UndoKey until={closed.undoUntil} busy={busy} onTap={() => void undo()} />}
      </View>
    </View>
  );
}

export default function ClerkDonePage() {
  const closed = useTill((state) => state.closed);
  const palette = closed?.kind === 'recorded' ? closed.outcome.tier.palette : 'plain';
  return (
    <Screen palette={palette} top={<TopBar kind="back" title={closed?.kind === 'queued' ? '已记下' : '已核销'} />}>
      {closed?.kind === 'recorded' && <Done closed={closed} />}
      {closed?.kind === 'queued' && <QueuedBill item={closed.item} onNext={() => void scanNext()} />}
      {!closed && <Notice icon="receipt" title="没有刚收的单" action={{ label: '去扫码', onTap: toScan }} />}
    </Screen>
  );
}
