import { Text, View } from '@tarojs/components';
import type { Subscriptions } from '@jieti/shared/api/me';
import { useSubscribe } from '../../hooks/use-subscribe';
import { Icon } from '../icon/icon';
import { PillButton } from '../pill-button/pill-button';
import styles from './subscribe-row.module.scss';

type Item = Subscriptions['items'][number];

interface SubscribeRowProps {
  readonly id?: string;
  readonly title: string;
  readonly items: readonly Item[];
}

function remainingNote(items: readonly Item[]): string {
  const left = Math.min(...items.map((i) => i.remaining));
  return left > 0 ? `还能收到 ${left} 次提醒` : '订阅一次，提醒一次';
}

/** Asks for WeChat's consent to send; the tap opens WeChat's popup before anything else happens. */
export function SubscribeRow({ id = 'subscribe-button', title, items }: SubscribeRowProps) {
  const subscribe = useSubscribe();
  return (
    <View className={styles.row}>
      <View className={styles.icon}>
        <Icon name="bell" />
      </View>
      <View className={styles.text}>
        <Text className={styles.title}>{title}</Text>
        <Text className={styles.note}>{remainingNote(items)}</Text>
      </View>
      <PillButton id={id} tone="solid" onTap={() => subscribe(items)}>
        订阅
      </PillButton>
    </View>
  );
}
