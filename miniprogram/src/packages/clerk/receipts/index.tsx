import { useQuery } from '@tanstack/react-query';
import { Text, View } from '@tarojs/components';
import { formatFen } from '@jieti/shared/money';
import { useState } from 'react';
import type { RecentReceipt } from '@jieti/shared/api/till';
import { listReceipts, recordRefund } from '../../../api/till';
import { sentenceOf } from '../../../api/sentence-of';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Screen } from '../../../components/screen/screen';
import { ListRow } from '../../../components/section/list-row';
import { Panel } from '../../../components/section/panel';
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
