import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { formatFen } from '@jieti/shared/money';
import { useState } from 'react';
import type { Visit } from '@jieti/shared/api/till';
import { Keypad } from '../../../components/keypad/keypad';
import { fenOfTyped, typedAmount } from '../../../components/keypad/typed-amount';
import { Screen } from '../../../components/screen/screen';
import { Notice } from '../../../components/states/notice';
import { TopBar } from '../../../components/top-bar/top-bar';
import { staffProfile } from '../../../session';
import styles from './checkout.module.scss';
import { useTill } from '../till-state';
import { Bill } from './bill';
import { Chips } from './chips';
import { Coach, VisitHint } from './coach';
import { MemberHead } from './member-head';
import { useBill } from './use-bill';
import { useQuote } from './use-quote';

function Checkout({ visit }: { readonly visit: Visit }) {
  const [typed, setTyped] = useState('');
  const [category, setCategory] = useState(visit.categories[0]);
  const [couponId, setCouponId] = useState<number | null>();
  const amountFen = fenOfTyped(typed);
  const { quote, pending, error, retry } = useQuote({ visit: visit.visit, amountFen, category, couponId });
  const bill = useBill(visit);
  const ready = quote !== undefined && !pending && !bill.busy;
  const submit = () => quote && void bill.record({ quote, category });
  return (
    <>
      <MemberHead visit={visit} />
      <Chips visit={visit} quote={quote} onCoupon={setCouponId} />
      <Bill
        typed={typed}
        categories={visit.categories}
        category={category}
        onCategory={setCategory}
        quote={quote}
        pending={pending}
        error={error ?? bill.error}
        onRetry={error ? retry : submit}
      />
      {amountFen === 0 && <VisitHint visit={visit} />}
      {quote && !pending && <Coach quote={quote} />}
      <Keypad
        name="clerk-amount"
        onKey={(key) => setTyped((before) => typedAmount(before, key))}
        other={{
          id: 'clerk-send-bill',
          disabled: !ready || quote.payableFen === 0,
          onTap: () => quote && void bill.send({ quote, category }),
          label: <Text className={styles.submitAmount}>手机付款</Text>,
        }}
        submit={{
          id: 'clerk-submit',
          disabled: !ready,
          onTap: submit,
          label: (
            <>
              <Text>{bill.busy ? '正在记账' : '核销'}</Text>
              <Text className={styles.submitAmount}>{ready ? formatFen(quote.payableFen) : ''}</Text>
            </>
          ),
        }}
      />
      <View className={styles.underKeypad} />
    </>
  );
}

export default function ClerkCheckoutPage() {
  const visit = useTill((state) => state.visit);
  const staff = staffProfile();
  const top = <TopBar kind="back" title="会员结账" note={staff?.store?.name ?? staff?.shopName} />;
  return (
    <Screen palette={visit?.tier.palette ?? 'plain'} top={top}>
      {visit ? (
        <Checkout visit={visit} />
      ) : (
        <Notice
          icon="scan"
          title="还没有会员"
          note="先扫会员码，再输金额。"
          action={{ label: '去扫码', onTap: () => void Taro.redirectTo({ url: '/packages/clerk/scan/index' }) }}
        />
      )}
    </Screen>
  );
}
