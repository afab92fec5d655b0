import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { formatFen } from '@jieti/shared/money';
import { Icon } from '../../../components/icon/icon';
import { PillButton } from '../../../components/pill-button/pill-button';
import styles from '../clerk.module.scss';
import type { QueuedPurchase } from '../offline/queued-purchase';
import { useQueue } from '../offline/queue-store';

/** A purchase that waits on this phone, or has arrived since. */
export function QueuedBill({ item, onNext }: { readonly item: QueuedPurchase; readonly onNext: () => void }) {
  const items = useQueue((state) => state.items);
  const state = items.find(({ idempotencyKey }) => idempotencyKey === item.idempotencyKey)?.state ?? item.state;
  const arrived = state.kind === 'delivered';
  return (
    <View id="clerk-queued" className={styles.done}>
      <View className={styles.doneMark}>
        <Icon name={arrived ? 'check' : 'clock'} size={40} />
      </View>
      <Text id="clerk-done-title" className={styles.doneTitle}>
        {arrived ? `已入账 ${formatFen(item.amountFen)}` : `已记下 ${formatFen(item.amountFen)}`}
      </Text>
      <View className={styles.doneFacts}>
        <Text className={styles.doneLine}>{`${item.memberName}，${item.tierName}`}</Text>
        <Text className={styles.doneLine}>
          {arrived
            ? `成长值 +${state.growth}`
            : '还没有入账。联网后自动发送，成长值和积分按刚才的时间补上，48 小时内有效。'}
        </Text>
        <Text className={styles.meta}>{`小票号 ${item.receiptNo}`}</Text>
      </View>
      <View className={styles.doneActions}>
        <PillButton id="clerk-next" tone="solid" size="large" onTap={onNext}>
          再扫一位
        </PillButton>
        <PillButton
          id="clerk-to-queue"
          size="large"
          onTap={() => void Taro.navigateTo({ url: '/packages/clerk/queue/index' })}
        >
          看离线记的单
        </PillButton>
      </View>
    </View>
  );
}
