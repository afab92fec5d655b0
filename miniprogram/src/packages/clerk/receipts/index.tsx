import { useQuery } from '@tanstack/react-query';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { formatFen } from '@jieti/shared/money';
import { useState } from 'react';
import type { RecentReceipt } from '@jieti/shared/api/till';
import { listBills, listReceipts, recordRefund } from '../../../api/till';
import { sentenceOf } from '../../../api/sentence-of';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Screen } from '../../../components/screen/screen';
import { ListRow } from '../../../components/section/list-row';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { Sheet } from '../../../components/sheet/sheet';
import { ErrorState } from '../../../components/states/error-state';
import { Notice } from '../../../components/states/notice';
import { Skeleton } from '../../../components/states/skeleton';
import { TopBar } from '../../../components/top-bar/top-bar';
import { timeOfInstant } from '../../../format';
import { randomId } from '../../../random-id';
import { toast } from '../../../toast';
import styles from '../clerk.module.scss';

const left = (receipt: RecentReceipt) => receipt.amountFen - receipt.refundedFen;

function noteOf(receipt: RecentReceipt): string {
  const refunded = receipt.refundedFen > 0 ? `，已退 ${formatFen(receipt.refundedFen)}` : '';
  return `${timeOfInstant(receipt.at)}，${receipt.receiptNo}${refunded}`;
}

interface RefundSheetProps {
  readonly receipt: RecentReceipt;
  readonly onDone: () => void;
}

function RefundSheet({ receipt, onDone }: RefundSheetProps) {
  const [refundNo] = useState(() => `R-${randomId(12)}`);
  const [problem, setProblem] = useState('');
  const refund = async () => {
    try {
      await recordRefund({ refundNo, receiptNo: receipt.receiptNo, amountFen: left(receipt) });
      toast('已退，成长值已减掉');
      onDone();
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  };
  return (
    <Sheet id="clerk-refund-sheet" label="退款" onClose={onDone}>
      <Text className={styles.sheetTitle}>{`退 ${formatFen(left(receipt))}`}</Text>
      <Text
        className={styles.doneLine}
      >{`${receipt.memberName}，小票 ${receipt.receiptNo}。退货只减成长值，不动等级。`}</Text>
      {problem && <Text className={styles.problem}>{problem}</Text>}
      <View className={styles.doneActions}>
        <PillButton id="clerk-refund-confirm" tone="solid" size="large" onTap={() => void refund()}>
          确认退款
        </PillButton>
      </View>
    </Sheet>
  );
}

const billStates = { open: '等付款', paid: '已收款', cancelled: '已取消', expired: '已过期' } as const;

/** Bills that members pay on their phones; each opens to where it stands. */
function Bills() {
  const { data } = useQuery({ queryKey: ['till-bills'], queryFn: listBills, staleTime: 0 });
  if (!data || data.items.length === 0) return null;
  return (
    <Section title="手机付款">
      <Panel padded>
        {data.items.map(({ billNo, memberName, payableFen, state, refundedFen, createdAt }) => (
          <ListRow
            key={billNo}
            id={`clerk-bill-${billNo}`}
            title={`${memberName} ${formatFen(payableFen)}`}
            note={`${timeOfInstant(createdAt)}，${billStates[state]}${refundedFen > 0 ? `，已退 ${formatFen(refundedFen)}` : ''}`}
            onTap={() => void Taro.navigateTo({ url: `/packages/clerk/bill/index?bill=${billNo}` })}
          />
        ))}
      </Panel>
    </Section>
  );
}

export default function ClerkReceiptsPage() {
  const { data, error, refetch } = useQuery({ queryKey: ['receipts'], queryFn: listReceipts, staleTime: 0 });
  const [chosen, setChosen] = useState<RecentReceipt>();
  return (
    <Screen palette="plain" top={<TopBar kind="back" title="今天的小票" />}>
      {!data && !error && <Skeleton panels={2} />}
      {!data && error && <ErrorState title="小票没有加载出来" error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <Notice icon="receipt" title="今天还没有小票" />}
      {data && data.items.length > 0 && (
        <Panel padded>
          {data.items.map((receipt) => (
            <ListRow
              key={receipt.receiptNo}
              title={`${receipt.memberName} ${formatFen(receipt.amountFen)}`}
              note={noteOf(receipt)}
              right={
                left(receipt) > 0 ? <PillButton onTap={() => setChosen(receipt)}>退款</PillButton> : <Text>已退</Text>
              }
            />
          ))}
        </Panel>
      )}
      <Bills />
      {chosen && (
        <RefundSheet
          receipt={chosen}
          onDone={() => {
            setChosen(undefined);
            void refetch();
          }}
        />
      )}
    </Screen>
  );
}
