import { useQuery } from '@tanstack/react-query';
import { Text, View } from '@tarojs/components';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { formatFen } from '@jieti/shared/money';
import { useState } from 'react';
import { getMyBills } from '../../api/me';
import { PillButton } from '../../components/pill-button/pill-button';
import { timeOfInstant } from '../../format';
import { openPage } from '../../open-page';
import styles from './home.module.scss';

const lookEveryMs = 5000;

/** A bill of the till that waits for this member's money; looked for while the page is in sight. */
export function BillNotice() {
  const [isShown, setShown] = useState(true);
  const { data, refetch } = useQuery({
    queryKey: ['my-bills'],
    queryFn: getMyBills,
    staleTime: 0,
    enabled: isShown,
    refetchInterval: isShown ? lookEveryMs : false,
  });
  useDidShow(() => {
    setShown(true);
    void refetch();
  });
  useDidHide(() => setShown(false));
  const [bill] = data?.items ?? [];
  if (!bill) return null;
  const pay = () => openPage(`pages/pay/index?bill=${bill.billNo}`);
  return (
    <View id="home-bill" className={styles.billNotice} role="button" onClick={pay}>
      <View className={styles.billText}>
        <Text className={styles.billTitle}>{`待付款 ${formatFen(bill.payableFen)}`}</Text>
        <Text className={styles.billNote}>{`${bill.storeName}，今天 ${timeOfInstant(bill.expiresAt)} 前有效`}</Text>
      </View>
      <PillButton id="home-bill-pay" tone="solid" onTap={pay}>
        去付款
      </PillButton>
    </View>
  );
}
