import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { Icon } from '../icon/icon';
import { barMetrics } from './bar-metrics';
import styles from './top-bar.module.scss';

interface TopBarProps {
  readonly title: string;
  readonly note?: string;
  /** `brand` is the shop's name on the left, `back` has a way back, `plain` is a tab's title. */
  readonly kind: 'brand' | 'back' | 'plain';
  readonly onCard?: boolean;
}

function goBack() {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.switchTab({ url: '/pages/home/index' });
}

/** The head of a screen, below the status bar and clear of WeChat's capsule. */
export function TopBar({ title, note, kind, onCard = false }: TopBarProps) {
  const { top, right } = barMetrics();
  return (
    <View
      className={`${styles.bar} ${onCard ? styles.onCard : ''}`}
      style={{ paddingTop: `${top}px`, paddingRight: `${right}px` }}
    >
      {kind === 'back' && (
        <View id="back" className={styles.back} role="button" aria-label="返回" onClick={goBack}>
          <Icon name="left" size={24} />
        </View>
      )}
      {kind === 'brand' ? (
        <View className={styles.brand}>
          <Icon name="mountain" size={24} />
          <Text className={styles.shop}>{title}</Text>
        </View>
      ) : (
        <View className={styles.title} style={{ left: `${right}px`, right: `${right}px` }}>
          <Text className={styles.name}>{title}</Text>
          {note && <Text className={styles.note}>{note}</Text>}
        </View>
      )}
    </View>
  );
}
