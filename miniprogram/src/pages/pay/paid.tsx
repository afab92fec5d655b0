import { Text, View } from '@tarojs/components';
import { formatFen } from '@jieti/shared/money';
import { PillButton } from '../../components/pill-button/pill-button';
import { HarvestRow } from '../../components/subscribe-row/harvest-row';
import { TierCard } from '../../components/tier-card/tier-card';
import { signed } from '../../format';
import { openPage } from '../../open-page';
import type { PaidState } from './use-payment';
import styles from './pay.module.scss';

/** After the payment: the growth it brought, and the new card when it tipped the tier. */
export function Paid({ result }: { readonly result: PaidState }) {
  const { before, after, amountFen } = result;
  const rose = after.tier.rank > before.tier.rank;
  const gifts = after.coupons.usable > before.coupons.usable;
  const points = after.points.available - before.points.available;
  const growth = after.headline.unit === 'growth' ? after.headline.value - before.headline.value : 0;
  return (
    <View id="pay-result" className={styles.result}>
      <Text className={styles.paidTitle}>{rose ? `升到${after.tier.name}` : '已付款'}</Text>
      <Text
        className={styles.paidNote}
      >{`${formatFen(amountFen)}，成长值 ${signed(growth)}${points > 0 ? `，积分 ${signed(points)}` : ''}`}</Text>
      <View className={rose ? styles.rising : ''}>
        <TierCard home={after} onWhy={() => openPage('pages/why/index')} onCode={() => openPage('pages/code/index')} />
      </View>
      {rose && (
        <Text id="pay-tier-up" className={styles.paidNote}>
          {`就是这一笔，让你从${before.tier.name}升到${after.tier.name}。${gifts ? '礼券已放进优惠券。' : ''}`}
        </Text>
      )}
      {!rose && after.next && <Text className={styles.paidNote}>{after.next.sentence}</Text>}
      <HarvestRow id="pay-notices" title="升级和到账时告诉我" keys={['tier-up', 'coupon-granted']} />
      <View className={styles.actions}>
        <PillButton id="pay-done" tone="solid" size="large" onTap={() => openPage('pages/home/index')}>
          回到会员卡
        </PillButton>
        {gifts && (
          <PillButton id="pay-coupons" size="large" onTap={() => openPage('pages/coupons/index')}>
            看礼券
          </PillButton>
        )}
      </View>
    </View>
  );
}
