import { Text, View } from '@tarojs/components';
import { formatFen } from '@jieti/shared/money';
import { useState } from 'react';
import type { Home } from '@jieti/shared/api/me';
import { getOrder, placeOrder } from '../../api/me';
import { Icon } from '../../components/icon/icon';
import { Keypad } from '../../components/keypad/keypad';
import { fenOfTyped, typedAmount } from '../../components/keypad/typed-amount';
import { Screen } from '../../components/screen/screen';
import { TopBar } from '../../components/top-bar/top-bar';
import { useHome } from '../../hooks/use-home';
import { usePalette } from '../../hooks/use-palette';
import { openPage } from '../../open-page';
import { Paid } from './paid';
import { hintOf, isBusy, usePayment, type Payable } from './use-payment';
import styles from './pay.module.scss';

function typedPayable(amountFen: number, home: Home): Payable {
  return {
    amountFen,
    place: () => placeOrder({ amountFen, description: `${home.shopName}买单` }),
    isPaid: async ({ outTradeNo }) => (await getOrder(outTradeNo)).state === 'paid',
  };
}

/** The member types what to pay. */
export function TypedPay() {
  const palette = usePalette();
  const home = useHome();
  const [typed, setTyped] = useState('');
  const { state, pay } = usePayment();
  const fen = fenOfTyped(typed);
  const busy = isBusy(state);
  const top = <TopBar kind="back" title="买单" note={(home.data ?? home.stored)?.shopName} />;
  if (state.kind === 'paid') {
    return (
      <Screen palette={state.after.tier.palette} top={top}>
        <Paid result={state} />
      </Screen>
    );
  }
  return (
    <Screen palette={palette} top={top}>
      <View className={styles.amountPanel}>
        <Text className={styles.label}>付款金额</Text>
        <View id="pay-amount" className={styles.amount}>
          <Text className={styles.yen}>¥</Text>
          <Text className={typed ? '' : styles.zero}>{typed || '0.00'}</Text>
        </View>
        <Text id="pay-hint" className={state.kind === 'failed' ? styles.failed : styles.hint}>
          {hintOf(state)}
        </Text>
        <View id="pay-with-code" className={styles.otherWay} role="button" onClick={() => openPage('pages/code/index')}>
          <Text>要用券或积分，请店员扫码开单</Text>
          <Icon name="right" size={14} />
        </View>
      </View>
      <Keypad
        name="pay-key"
        onKey={(key) => !busy && setTyped((before) => typedAmount(before, key))}
        submit={{
          id: 'pay-submit',
          disabled: fen === 0 || busy || home.data === undefined,
          onTap: () => home.data && void pay(typedPayable(fen, home.data), home.data),
          label: busy ? '请稍等' : fen > 0 ? `付款\n${formatFen(fen)}` : '付款',
        }}
      />
    </Screen>
  );
}
