import { Text, View } from '@tarojs/components';
import { formatFen } from '@jieti/shared/money';
import type { CouponPackView } from '@jieti/shared/api/packs';
import { buyPack, getOrder } from '../../api/me';
import { PillButton } from '../../components/pill-button/pill-button';
import { Screen } from '../../components/screen/screen';
import { ErrorState } from '../../components/states/error-state';
import { Notice } from '../../components/states/notice';
import { Skeleton } from '../../components/states/skeleton';
import { TopBar } from '../../components/top-bar/top-bar';
import { yuan } from '../../format';
import { useHome } from '../../hooks/use-home';
import { usePacks } from '../../hooks/use-packs';
import { usePalette } from '../../hooks/use-palette';
import { PayLine } from './pay-line';
import { Paid } from './paid';
import { hintOf, isBusy, usePayment, type Payable } from './use-payment';
import styles from './pay.module.scss';

const packPayable = ({ id, priceFen }: CouponPackView): Payable => ({
  amountFen: priceFen,
  place: () => buyPack(id),
  isPaid: async ({ outTradeNo }) => (await getOrder(outTradeNo)).state === 'paid',
});

function Pack({ pack, payment }: { readonly pack: CouponPackView; readonly payment: ReturnType<typeof usePayment> }) {
  const home = useHome();
  const { state, pay } = payment;
  const hint = state.kind === 'idle' ? '付款后券立即放进优惠券' : hintOf(state);
  return (
    <>
      <View className={styles.bill}>
        <Text className={styles.label}>{pack.title}</Text>
        <View id="pack-price" className={styles.amount}>
          <Text className={styles.yen}>¥</Text>
          <Text>{yuan(pack.priceFen)}</Text>
        </View>
        <PayLine label="内含" value={`${pack.coupons} 张${pack.couponTitle}`} />
        {pack.note && <PayLine label="说明" value={pack.note} />}
        <PayLine label="退款" value="没用的券按张退" />
      </View>
      <Text id="pay-hint" className={state.kind === 'failed' ? styles.failed : styles.hint}>
        {hint}
      </Text>
      <View className={styles.actions}>
        <PillButton
          id="pack-pay"
          tone="solid"
          size="large"
          disabled={home.data === undefined || isBusy(state)}
          onTap={() => home.data && void pay(packPayable(pack), home.data)}
        >
          {isBusy(state) ? '请稍等' : `付款 ${formatFen(pack.priceFen)}`}
        </PillButton>
      </View>
    </>
  );
}

/** A pack of coupons before it is paid for. */
export function PackPay({ packId }: { readonly packId: number }) {
  const palette = usePalette();
  const { data, error, refetch } = usePacks();
  const payment = usePayment();
  const { state } = payment;
  const pack = data?.items.find(({ id }) => id === packId);
  const top = <TopBar kind="back" title="券包" />;
  if (state.kind === 'paid') {
    return (
      <Screen palette={state.after.tier.palette} top={top}>
        <Paid result={state} />
      </Screen>
    );
  }
  return (
    <Screen palette={palette} top={top}>
      {!data && !error && <Skeleton panels={2} />}
      {!data && error && <ErrorState title="券包没有加载出来" error={error} onRetry={() => void refetch()} />}
      {pack && <Pack pack={pack} payment={payment} />}
      {data && !pack && <Notice icon="ticket" title="这个券包已经卖完" note="有新的券包会放在优惠券里。" />}
    </Screen>
  );
}
