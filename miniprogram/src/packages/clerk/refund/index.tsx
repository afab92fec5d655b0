import { useQuery } from '@tanstack/react-query';
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { formatFen } from '@jieti/shared/money';
import { useState } from 'react';
import type { RecentReceipt } from '@jieti/shared/api/till';
import { listReceipts } from '../../../api/till';
import { Keypad } from '../../../components/keypad/keypad';
import { fenOfTyped, typedAmount } from '../../../components/keypad/typed-amount';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Screen } from '../../../components/screen/screen';
import { ErrorState } from '../../../components/states/error-state';
import { Notice } from '../../../components/states/notice';
import { Skeleton } from '../../../components/states/skeleton';
import { TopBar } from '../../../components/top-bar/top-bar';
import { timeOfInstant } from '../../../format';
import bill from '../checkout/bill.module.scss';
import head from '../checkout/checkout.module.scss';
import { RefundConfirm } from './refund-confirm';
import { RefundDone } from './refund-done';
import { RefundLines } from './refund-lines';
import { leftOf, refundFen, refundObstacle, type RefundWish } from './refund-wish';
import styles from './refund.module.scss';
import { useRefund } from './use-refund';

type Mode = RefundWish['kind'];

const modes = { whole: '整单', lines: '按商品', amount: '按金额' } as const;

interface ModesProps {
  readonly mode: Mode;
  readonly hasLines: boolean;
  readonly onMode: (mode: Mode) => void;
}

function Modes({ mode, hasLines, onMode }: ModesProps) {
  const offered: readonly Mode[] = hasLines ? ['whole', 'lines', 'amount'] : ['whole', 'amount'];
  return (
    <View className={bill.segments} role="tablist">
      {offered.map((name) => (
        <View
          key={name}
          id={`refund-mode-${name}`}
          className={`${bill.segment} ${name === mode ? bill.picked : ''}`}
          role="tab"
          aria-selected={name === mode}
          onClick={() => onMode(name)}
        >
          {modes[name]}
        </View>
      ))}
    </View>
  );
}

function Facts({ receipt }: { readonly receipt: RecentReceipt }) {
  const refunded = receipt.refundedFen > 0 ? `，已退 ${formatFen(receipt.refundedFen)}` : '';
  return (
    <View className={styles.facts}>
      <Text className={styles.who}>{`${receipt.memberName}，付了 ${formatFen(receipt.amountFen)}`}</Text>
      <Text className={styles.note}>{`${timeOfInstant(receipt.at)}，${receipt.receiptNo}${refunded}`}</Text>
    </View>
  );
}

function Refund({ receipt, onChange }: { readonly receipt: RecentReceipt; readonly onChange: () => void }) {
  const [mode, setMode] = useState<Mode>('whole');
  const [keys, setKeys] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState('');
  const [asking, setAsking] = useState(false);
  const flight = useRefund(receipt);
  const wishes = {
    whole: { kind: 'whole' },
    lines: { kind: 'lines', keys },
    amount: { kind: 'amount', fen: fenOfTyped(typed) },
  } as const;
  const wish: RefundWish = wishes[mode];
  const obstacle = refundObstacle(receipt, wish);
  const toggle = (key: string) =>
    setKeys((before) => (before.includes(key) ? before.filter((k) => k !== key) : [...before, key]));
  if (flight.outcome) return <RefundDone receipt={receipt} outcome={flight.outcome} onAgain={onChange} />;
  return (
    <>
      <Facts receipt={receipt} />
      <View className={bill.bill}>
        <Modes mode={mode} hasLines={receipt.lines.length > 1} onMode={setMode} />
        {mode === 'lines' && <RefundLines receipt={receipt} keys={keys} onToggle={toggle} />}
        <View className={bill.amountLine}>
          <Text className={bill.rowLabel}>{mode === 'amount' ? '退给会员' : '退'}</Text>
          <View id="refund-amount" className={bill.amount}>
            <Text className={bill.yen}>¥</Text>
            <Text>{mode === 'amount' ? typed || '0.00' : formatFen(refundFen(receipt, wish)).replace('¥', '')}</Text>
          </View>
        </View>
        <Text id="refund-note" className={styles.note}>
          {obstacle ?? `这张小票还能退 ${formatFen(leftOf(receipt))}`}
        </Text>
      </View>
      {mode === 'amount' ? (
        <>
          <Keypad
            name="refund-amount"
            onKey={(key) => setTyped((before) => typedAmount(before, key))}
            submit={{ id: 'refund-next', disabled: obstacle !== null, onTap: () => setAsking(true), label: '退款' }}
          />
          <View className={head.underKeypad} />
        </>
      ) : (
        <View className={styles.action}>
          <PillButton
            id="refund-next"
            tone="solid"
            size="large"
            disabled={obstacle !== null}
            onTap={() => setAsking(true)}
          >
            看看退什么
          </PillButton>
        </View>
      )}
      {asking && (
        <RefundConfirm
          receipt={receipt}
          wish={wish}
          flight={flight}
          onClose={() => {
            setAsking(false);
            flight.forget();
          }}
        />
      )}
    </>
  );
}

/** Giving back one of today's receipts: all of it, some of its lines, or an amount; several times until nothing is left. */
export default function ClerkRefundPage() {
  const receiptNo = useRouter().params['receipt'] ?? '';
  const [round, setRound] = useState(0);
  const { data, error, refetch } = useQuery({ queryKey: ['receipts'], queryFn: listReceipts, staleTime: 0 });
  const receipt = data?.items.find((item) => item.receiptNo === receiptNo);
  const again = () => void refetch().then(() => setRound((before) => before + 1));
  return (
    <Screen palette="plain" top={<TopBar kind="back" title="退款" />}>
      {!data && !error && <Skeleton panels={2} />}
      {!data && error && <ErrorState title="小票没有加载出来" error={error} onRetry={() => void refetch()} />}
      {data && !receipt && <Notice icon="receipt" title="今天没有这张小票" note="更早的小票请店长在控制台退款。" />}
      {receipt && <Refund key={round} receipt={receipt} onChange={again} />}
    </Screen>
  );
}
