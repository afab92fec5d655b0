import { Text, View } from '@tarojs/components';
import { Icon } from '../../components/icon/icon';
import { useClaims } from '../../hooks/use-claims';
import { openPage } from '../../open-page';
import styles from './coupons.module.scss';

/** The way to the claim centre, saying how much waits there. */
export function ClaimsDoor() {
  const { data } = useClaims();
  const open = data?.items.filter(({ state }) => state === 'open').length ?? 0;
  return (
    <View id="coupons-claims" className={styles.door} role="button" onClick={() => openPage('pages/claims/index')}>
      <Icon name="gift" size={18} />
      <Text>领券中心</Text>
      <Text className={styles.doorNote}>{open > 0 ? `${open} 种可领` : '去看看'}</Text>
      <Icon name="right" size={14} />
    </View>
  );
}
