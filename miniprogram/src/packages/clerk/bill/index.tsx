import { useQuery } from '@tanstack/react-query';
import { Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { formatFen } from '@jieti/shared/money';
import { useState } from 'react';
import type { TillBill } from '@jieti/shared/api/bills';
import { getTillBill } from '../../../api/till';
import { Icon } from '../../../components/icon/icon';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Screen } from '../../../components/screen/screen';
import { ErrorState } from '../../../components/states/error-state';
import { Skeleton } from '../../../components/states/skeleton';
import { TopBar } from '../../../components/top-bar/top-bar';
import { signed, timeOfInstant } from '../../../format';
import styles from '../clerk.module.scss';
import { RefundBill } from './refund-bill';
import { useCancelBill } from './use-cancel-bill';

const waitMs = 1500;
const refundMs = 3000;

const marks = { open: 'clock', paid: 'check', cancelled: 'undo', expired: 'clock' } as const;

function titleOf({ state, payableFen }: TillBill): string {
  const amount = formatFen(payableFen);
  return { open: `等会员付款 ${amount}`, paid: `已收款 ${amount}`, cancelled: '账单已取消', expired: '账单已过期' }[
    state
  ];
}

function moneyLine({ refunding, refundedFen, late, payableFen }: TillBill): string {
  if (refunding)
    return late ? `会员晚付了 ${formatFen(payableFen)}，正在自动原路退回。` : '退款处理中，到账后这里会更新。';
  return refundedFen > 0 ? `已退 ${formatFen(refundedFen)}，成长值已减掉。` : '';
}

function PaidLines({ bill }: { readonly bill: TillBill }) {
  const coupon = bill.discounts.find(({ kind }) => kind === 'coupon');
  return (
    <>
      <Text className={styles.doneLine}>{`成长值 ${signed(bill.growth)}`}</Text>
      {bill.tierBefore && bill.tierAfter && (
        <Text
          id="bill-tier-up"
          className={styles.doneTier}
        >{`${bill.tierBefore.name} 升到 ${bill.tierAfter.name}`}</Text>
      )}
      {coupon && <Text className={styles.doneLine}>{`已核销${coupon.title}`}</Text>}
    </>
  );
}

function Lines({ bill }: { readonly bill: TillBill }) {
  const money = moneyLine(bill);
  return (
    <View className={styles.doneFacts}>
      <Text className={styles.doneLine}>{bill.memberName}</Text>
      {bill.state === 'open' && (
        <Text className={styles.doneLine}>{`会员首页和消息里都有，${timeOfInstant(bill.expiresAt)} 前有效。`}</Text>
      )}
      {bill.state === 'open' && <Text className={styles.doneLine}>可以先接下一位，付没付在「今天的小票」里看。</Text>}
      {bill.state === 'paid' && <PaidLines bill={bill} />}
      {(bill.state === 'cancelled' || bill.state === 'expired') && !money && (
        <Text className={styles.doneLine}>没有收款，用上的券已还给会员。</Text>
      )}
      {money && (
        <Text id="bill-money" className={styles.doneLine}>
          {money}
        </Text>
      )}
      <Text className={styles.meta}>{`单号 ${bill.billNo.slice(-8)}`}</Text>
    </View>
  );
}

function Bill({ bill, onChange }: { readonly bill: TillBill; readonly onChange: () => void }) {
  const { busy, problem, cancel } = useCancelBill(bill.billNo, onChange);
  const [asking, setAsking] = useState(false);
  const refundable = bill.state === 'paid' && !bill.refunding && bill.refundedFen < bill.payableFen;
  return (
    <View id="clerk-bill" className={styles.done}>
      <View className={styles.doneMark}>
        <Icon name={marks[bill.state]} size={40} />
      </View>
      <Text id="clerk-bill-title" className={styles.doneTitle}>
        {titleOf(bill)}
      </Text>
      <Lines bill={bill} />
      {problem && <Text className={styles.problem}>{problem}</Text>}
      <View className={styles.doneActions}>
        <PillButton
          id="clerk-next"
          tone="solid"
          size="large"
          onTap={() => void Taro.redirectTo({ url: '/packages/clerk/scan/index' })}
        >
          {bill.state === 'open' ? '先接下一位' : '下一位'}
        </PillButton>
        {bill.state === 'open' && (
          <PillButton id="clerk-cancel-bill" size="large" disabled={busy} onTap={() => void cancel()}>
            {busy ? '正在取消' : '取消账单'}
          </PillButton>
        )}
        {refundable && (
          <PillButton id="clerk-refund-bill" size="large" onTap={() => setAsking(true)}>
            退款
          </PillButton>
        )}
      </View>
      {asking && (
        <RefundBill
          bill={bill}
          onDone={() => {
            setAsking(false);
            onChange();
          }}
        />
      )}
    </View>
  );
}

/** A bill on the member's phone: the clerk waits here until the money has come. */
export default function ClerkBillPage() {
  const billNo = useRouter().params['bill'] ?? '';
  const { data, error, refetch } = useQuery({
    queryKey: ['till-bill', billNo],
    queryFn: () => getTillBill(billNo),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'open' ? waitMs : state.data?.refunding ? refundMs : false),
  });
  return (
    <Screen
      palette={data?.tierAfter?.palette ?? 'plain'}
      top={<TopBar kind="back" title="手机付款" note={data?.storeName} />}
    >
      {!data && !error && <Skeleton panels={2} />}
      {!data && error && <ErrorState title="账单没有加载出来" error={error} onRetry={() => void refetch()} />}
      {data && <Bill bill={data} onChange={() => void refetch()} />}
    </Screen>
  );
}
