import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { Icon } from '../../../components/icon/icon';
import styles from '../clerk.module.scss';
import { refused, waiting } from '../offline/offline-queue';
import { useQueue } from '../offline/queue-store';

/** What was taken offline and has not arrived: always in sight, never in the way. */
export function QueueStrip() {
  const items = useQueue((state) => state.items);
  const sending = useQueue((state) => state.sending);
  const [left, stuck] = [waiting(items).length, refused(items).length];
  if (left + stuck === 0) return null;
  const words = [stuck > 0 ? `${stuck} 笔没记上，要处理` : '', left > 0 ? `${left} 笔等着发送` : ''].filter(Boolean);
  return (
    <View
      id="clerk-queue-strip"
      className={`${styles.strip} ${stuck > 0 ? styles.stripBad : ''}`}
      role="button"
      onClick={() => void Taro.navigateTo({ url: '/packages/clerk/queue/index' })}
    >
      <Icon name={stuck > 0 ? 'warn' : 'clock'} size={18} />
      <Text className={styles.stripText}>{sending ? '正在发送离线记的单' : words.join('，')}</Text>
      <Icon name="right" size={16} />
    </View>
  );
}
