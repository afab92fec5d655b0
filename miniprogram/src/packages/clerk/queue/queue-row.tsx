import { Text, View } from '@tarojs/components';
import { formatFen } from '@jieti/shared/money';
import { PillButton } from '../../../components/pill-button/pill-button';
import { signed, timeOfInstant } from '../../../format';
import { staffProfile } from '../../../session';
import type { QueuedPurchase } from '../offline/queued-purchase';
import { whatNext } from './what-next';
import styles from './queue.module.scss';

interface QueueRowProps {
  readonly item: QueuedPurchase;
  readonly onRetry: () => void;
  readonly onRemove: () => void;
}

function statusOf({ state, storeName, storeId }: QueuedPurchase): string {
  const own = staffProfile()?.store;
  const foreign = own && own.id !== storeId;
  if (state.kind === 'delivered')
    return `${timeOfInstant(state.at)} 入账，成长值 ${signed(state.growth)}${state.repeated ? '，之前已收到过' : ''}`;
  if (state.kind === 'waiting') return foreign ? `要用${storeName}的账号登录才会发送` : (state.problem ?? '等着发送');
  return state.problem;
}

/** One purchase: what it is, where it stands, and what can be done. */
export function QueueRow({ item, onRetry, onRemove }: QueueRowProps) {
  const { state } = item;
  return (
    <View id={`queue-${item.receiptNo}`} className={styles.row}>
      <View className={styles.rowHead}>
        <Text className={styles.rowTitle}>{`${item.memberName} ${formatFen(item.amountFen)}`}</Text>
        <Text className={styles.rowTime}>{timeOfInstant(item.takenAt)}</Text>
      </View>
      <Text className={styles.rowNote}>
        {[item.tierName, item.category, item.receiptNo].filter(Boolean).join('，')}
      </Text>
      <Text className={state.kind === 'refused' ? styles.refused : styles.rowNote}>{statusOf(item)}</Text>
      {state.kind === 'refused' && (
        <>
          <Text className={styles.next}>{whatNext(state.code)}</Text>
          <View className={styles.actions}>
            <PillButton id={`queue-retry-${item.receiptNo}`} onTap={onRetry}>
              再发一次
            </PillButton>
            <PillButton id={`queue-remove-${item.receiptNo}`} onTap={onRemove}>
              移除
            </PillButton>
          </View>
        </>
      )}
    </View>
  );
}
