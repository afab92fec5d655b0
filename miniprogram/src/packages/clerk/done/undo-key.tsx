import { Text } from '@tarojs/components';
import { PillButton } from '../../../components/pill-button/pill-button';
import styles from '../clerk.module.scss';
import { clockOf, useSecondsLeft } from '../use-seconds-left';

interface UndoKeyProps {
  /** null: something of the bill was given back. */
  readonly until: number | null;
  readonly busy: boolean;
  readonly onTap: () => void;
}

/** Takes the bill just closed back, or says why that is over and what to do instead. */
export function UndoKey({ until, busy, onTap }: UndoKeyProps) {
  const seconds = useSecondsLeft(until ?? 0);
  if (until === null) return <Text className={styles.meta}>这一单退过款，不能撤销，其余的到「今天的小票」退。</Text>;
  if (seconds === 0) return <Text className={styles.meta}>过了 5 分钟不能撤销，要退请到「今天的小票」。</Text>;
  return (
    <PillButton id="clerk-undo" size="large" disabled={busy} onTap={onTap}>
      {busy ? '正在撤销' : `撤销这一笔，还剩 ${clockOf(seconds)}`}
    </PillButton>
  );
}
