import { useQuery } from '@tanstack/react-query';
import { Text } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import { formatFen } from '@jieti/shared/money';
import type { RecentReceipt } from '@jieti/shared/api/till';
import { listBills, listReceipts } from '../../../api/till';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Screen } from '../../../components/screen/screen';
import { ListRow } from '../../../components/section/list-row';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { ErrorState } from '../../../components/states/error-state';
import { Notice } from '../../../components/states/notice';
import { Skeleton } from '../../../components/states/skeleton';
import { TopBar } from '../../../components/top-bar/top-bar';
import { timeOfInstant } from '../../../format';
import { usePullToRefresh } from '../../../hooks/use-pull-to-refresh';
import { leftOf } from '../refund/refund-wish';

function noteOf({ at, receiptNo, refundedFen, lines }: RecentReceipt): string {
  const goods = lines.length > 1 ? `，${lines.map(({ title }) => title).join('、')}` : '';
  const refunded = refundedFen > 0 ? `，已退 ${formatFen(refundedFen)}` : '';
  return `${timeOfInstant(at)}，${receiptNo}${goods}${refunded}`;
}

const toRefund = (receiptNo: string) =>
  void Taro.navigateTo({ url: `/packages/clerk/refund/index?receipt=${encodeURIComponent(receiptNo)}` });

function ReceiptRow({ receipt }: { readonly receipt: RecentReceipt }) {
  const { receiptNo, memberName, amountFen, undone } = receipt;
  return (
    <ListRow
      title={`${memberName} ${formatFen(amountFen)}`}
      note={noteOf(receipt)}
      right={
        !undone && leftOf(receipt) > 0 ? (
          <PillButton id={`clerk-refund-${receiptNo}`} onTap={() => toRefund(receiptNo)}>
            退款
          </PillButton>
        ) : (
          <Text>{undone ? '已撤销' : '已退'}</Text>
        )
      }
    />
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

/** Today's receipts of the store, newest first; each can be given back. */
export default function ClerkReceiptsPage() {
  const { data, error, refetch } = useQuery({ queryKey: ['receipts'], queryFn: listReceipts, staleTime: 0 });
  useDidShow(() => void refetch());
  usePullToRefresh(refetch);
  return (
    <Screen palette="plain" top={<TopBar kind="back" title="今天的小票" />}>
      {!data && !error && <Skeleton panels={2} />}
      {!data && error && <ErrorState title="小票没有加载出来" error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <Notice icon="receipt" title="今天还没有小票" note="记一笔消费后会出现在这里。" />}
      {data && data.items.length > 0 && (
        <Panel padded>
          {data.items.map((receipt) => (
            <ReceiptRow key={receipt.receiptNo} receipt={receipt} />
          ))}
        </Panel>
      )}
      <Bills />
    </Screen>
  );
}
