import { useQuery } from '@tanstack/react-query';
import { Text, View } from '@tarojs/components';
import { formatFen } from '@jieti/shared/money';
import type { MyBill } from '@jieti/shared/api/bills';
import type { Home } from '@jieti/shared/api/me';
import { getBill, payBill } from '../../api/me';
import { phoneNow } from '../../clock';
import { PillButton } from '../../components/pill-button/pill-button';
import { Screen } from '../../components/screen/screen';
import { ErrorState } from '../../components/states/error-state';
import { Skeleton } from '../../components/states/skeleton';
import { TopBar } from '../../components/top-bar/top-bar';
import { timeOfInstant, yuan } from '../../format';
import { useHome } from '../../hooks/use-home';
import { usePalette } from '../../hooks/use-palette';
import { BillEnd } from './bill-end';
import { BillPrice } from './bill-price';
import { Paid } from './paid';
import { PayLine } from './pay-line';
import { hintOf, isBusy, usePayment } from './use-payment';
import styles from './pay.module.scss';

const lookEveryMs = 4000;

function billPayable({ billNo, payableFen }: MyBill) {
  return {
    amountFen: payableFen,
    place: () => payBill(billNo),
    isPaid: async () => (await getBill(billNo)).state === 'paid',
  };
}

interface OpenBillProps {
  readonly bill: MyBill;
  readonly home: Home | undefined;
  readonly payment: ReturnType<typeof usePayment>;
}

function OpenBill({ bill, home, payment: { state, pay } }: OpenBillProps) {
  const failed = state.kind === 'failed';
  return (
    <>
      <View className={styles.bill}>
        <Text className={styles.label}>应付</Text>
        <View id="bill-payable" className={styles.amount}>
          <Text className={styles.yen}>¥</Text>
          <Text>{yuan(bill.payableFen)}</Text>
        </View>
        <BillPrice bill={bill} />
        {bill.note && <PayLine label="备注" value={bill.note} />}
        <PayLine label="有效期" value={`今天 ${timeOfInstant(bill.expiresAt)} 前`} />
      </View>
      <Text id="pay-hint" className={failed ? styles.failed : styles.hint}>
        {hintOf(state)}
      </Text>
      <View className={styles.actions}>
        <PillButton
          id="bill-pay"
          tone="solid"
          size="large"
          disabled={home === undefined || isBusy(state)}
          onTap={() => home && void pay(billPayable(bill), home)}
        >
          {isBusy(state) ? '请稍等' : `付款 ${formatFen(bill.payableFen)}`}
        </PillButton>
      </View>
    </>
  );
}

interface BillPayProps {
  readonly billNo: string;
  readonly onLeave: () => void;
}

/** A bill of the till: what it is for, and where it stands by the server's word. */
export function BillPay({ billNo, onLeave }: BillPayProps) {
  const palette = usePalette();
  const home = useHome();
  const { data, error, refetch } = useQuery({
    queryKey: ['bill', billNo],
    queryFn: () => getBill(billNo),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'open' || state.data?.refunding ? lookEveryMs : false),
  });
  const payment = usePayment();
  const { state } = payment;
  if (state.kind === 'paid') {
    return (
      <Screen palette={state.after.tier.palette} top={<TopBar kind="back" title="付款" note={data?.storeName} />}>
        <Paid result={state} />
      </Screen>
    );
  }
  // While this phone pays, the server may know of the money a moment earlier than the page.
  const showsOpen = isBusy(state) || (data?.state === 'open' && data.expiresAt > phoneNow());
  return (
    <Screen palette={palette} top={<TopBar kind="back" title="付款" note={data?.storeName} />}>
      {!data && !error && <Skeleton panels={2} />}
      {!data && error && <ErrorState title="账单没有加载出来" error={error} onRetry={() => void refetch()} />}
      {data && showsOpen && <OpenBill bill={data} home={home.data} payment={payment} />}
      {data && !showsOpen && <BillEnd bill={data} onLeave={onLeave} />}
    </Screen>
  );
}
