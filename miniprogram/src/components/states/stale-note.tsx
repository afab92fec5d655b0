import { Text, View } from '@tarojs/components';
import { phoneNow } from '../../clock';
import { Icon } from '../icon/icon';
import { staleWords } from './stale-words';
import styles from './states.module.scss';

interface StaleNoteProps {
  readonly id?: string;
  /** When it was true, epoch milliseconds. */
  readonly at: number;
  /** What it is, as the sentence begins: `卡面`. */
  readonly what: string;
  /** A try is under way. */
  readonly busy?: boolean;
  readonly onRetry: () => void;
}

/** Says how old what is shown is when it could not be renewed; a tap tries again. */
export function StaleNote({ id, at, what, busy = false, onRetry }: StaleNoteProps) {
  const age = `${what}是${staleWords(at, phoneNow())}的`;
  return (
    <View id={id} className={styles.stale} role="button" aria-busy={busy} onClick={busy ? undefined : onRetry}>
      <Icon name="clock" size={14} />
      <Text className={styles.staleText}>{busy ? `${age}，正在刷新` : `没有刷新成功，${age}，点这里再试`}</Text>
    </View>
  );
}
