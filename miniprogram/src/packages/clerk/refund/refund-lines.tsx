import { Text, View } from '@tarojs/components';
import { formatFen } from '@jieti/shared/money';
import type { RecentReceipt } from '@jieti/shared/api/till';
import { Icon } from '../../../components/icon/icon';
import styles from './refund.module.scss';

interface RefundLinesProps {
  readonly receipt: RecentReceipt;
  readonly keys: readonly string[];
  readonly onToggle: (key: string) => void;
}

/** The lines of a receipt to choose from, each with what was paid for it and is not given back yet. */
export function RefundLines({ receipt, keys, onToggle }: RefundLinesProps) {
  return (
    <View className={styles.lines}>
      {receipt.lines.map(({ key, title, leftFen }) => {
        const picked = keys.includes(key);
        const open = leftFen > 0;
        return (
          <View
            key={key}
            id={`refund-line-${key}`}
            className={`${styles.line} ${open ? '' : styles.gone}`}
            role="checkbox"
            aria-checked={picked}
            onClick={open ? () => onToggle(key) : undefined}
          >
            <View className={`${styles.box} ${picked ? styles.boxOn : ''}`}>
              {picked && <Icon name="check" size={16} />}
            </View>
            <Text className={styles.lineTitle}>{title}</Text>
            <Text>{open ? formatFen(leftFen) : '已退'}</Text>
          </View>
        );
      })}
    </View>
  );
}
