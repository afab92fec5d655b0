import { Text, View } from '@tarojs/components';
import { formatFen, groupThousands } from '@jieti/shared/money';
import type { TillAction } from '@jieti/shared/api/till-actions';
import { PillButton } from '../../../components/pill-button/pill-button';
import { timeOfInstant } from '../../../format';
import { undoneLines } from '../undo/undone-lines';
import { useUndo } from '../undo/use-undo';
import { clockOf, useSecondsLeft } from '../use-seconds-left';
import styles from './actions.module.scss';

const words = {
  purchase: '收款',
  refund: '退款',
  undo: '撤销',
  perk: '权益',
  gift: '核销',
  bill: '开单',
  attend: '签到',
} as const;

/** What has a name rather than an amount. */
const isNamed = (kind: TillAction['kind']) => kind === 'perk' || kind === 'gift' || kind === 'attend';

/** Bills are found by the end of their number, as their page says it. */
const numberOf = (kind: TillAction['kind'], title: string) => (kind === 'bill' ? `单号 ${title.slice(-8)}` : title);

function titleOf({ kind, amountFen, title }: TillAction): string {
  const what = isNamed(kind) ? title : amountFen > 0 ? formatFen(amountFen) : '';
  return `${words[kind]} ${what}`.trim();
}

function noteOf({ at, takenAt, memberName, staff, secondPerson, kind, title, points }: TillAction): string {
  return [
    timeOfInstant(at),
    memberName,
    staff,
    secondPerson ? `${secondPerson} 同意` : '',
    takenAt === null ? '' : `离线记于 ${timeOfInstant(takenAt)}`,
    points === 0 ? '' : `${groupThousands(Math.abs(points))} 积分`,
    isNamed(kind) ? '' : numberOf(kind, title),
  ]
    .filter(Boolean)
    .join('，');
}

interface UndoKeyProps {
  readonly id: string;
  readonly until: number;
  readonly busy: boolean;
  readonly onTap: () => void;
}

function UndoKey({ id, until, busy, onTap }: UndoKeyProps) {
  const seconds = useSecondsLeft(until);
  if (seconds === 0) return null;
  return (
    <PillButton id={id} disabled={busy} onTap={onTap}>
      {busy ? '正在撤销' : `撤销 ${clockOf(seconds)}`}
    </PillButton>
  );
}

/** One thing that was done at the till, and its undoing while that is possible. */
export function ActionRow({ action, onUndone }: { readonly action: TillAction; readonly onUndone: () => void }) {
  const { busy, problem, undone, undo } = useUndo(action.idempotencyKey);
  const gone = undone !== undefined || action.undoneAt !== null;
  return (
    <View id={`action-${action.id}`} className={styles.row}>
      <View className={styles.text}>
        <Text className={gone ? styles.gone : styles.title}>{titleOf(action)}</Text>
        <Text className={styles.note}>{noteOf(action)}</Text>
        {undone && <Text className={styles.note}>{undoneLines(undone).join('，')}</Text>}
        {problem && <Text className={styles.problem}>{problem}</Text>}
      </View>
      {gone && <Text className={styles.state}>已撤销</Text>}
      {!gone && action.undoUntil !== null && (
        <UndoKey
          id={`action-${action.id}-undo`}
          until={action.undoUntil}
          busy={busy}
          onTap={() => void undo().then(onUndone)}
        />
      )}
    </View>
  );
}
