import { Text, View } from '@tarojs/components';
import { formatFen } from '@jieti/shared/money';
import { useState } from 'react';
import type { TillBill } from '@jieti/shared/api/bills';
import { refundPayment } from '../../../api/till';
import { sentenceOf } from '../../../api/sentence-of';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Sheet } from '../../../components/sheet/sheet';
import { randomId } from '../../../random-id';
import { toast } from '../../../toast';
import styles from '../clerk.module.scss';

/** Gives back what is left of a bill, the way it came. */
export function RefundBill({ bill, onDone }: { readonly bill: TillBill; readonly onDone: () => void }) {
  const [refundNo] = useState(() => `R-${randomId(12)}`);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const amountFen = bill.payableFen - bill.refundedFen;
  const refund = async () => {
    setBusy(true);
    try {
      const { note } = await refundPayment(bill.billNo, { refundNo, amountFen, reason: '到店退款' });
      toast(note ?? '已提交，原路退回');
      onDone();
    } catch (error) {
      setProblem(sentenceOf(error));
      setBusy(false);
    }
  };
  return (
    <Sheet id="clerk-refund-sheet" label="退款" onClose={onDone}>
      <Text className={styles.sheetTitle}>{`退 ${formatFen(amountFen)}`}</Text>
      <Text className={styles.doneLine}>{`${bill.memberName}，原路退回微信，到账后减成长值。`}</Text>
      {problem && <Text className={styles.problem}>{problem}</Text>}
      <View className={styles.doneActions}>
        <PillButton id="clerk-refund-confirm" tone="solid" size="large" disabled={busy} onTap={() => void refund()}>
          {busy ? '正在提交' : '确认退款'}
        </PillButton>
      </View>
    </Sheet>
  );
}
