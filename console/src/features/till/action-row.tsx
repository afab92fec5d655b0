import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import type { TillAction } from '@jieti/shared/api/till-actions';
import { undoAction } from '../../api/till';
import { timeOfDay } from '../../lib/dates';
import { money } from '../../lib/numbers';
import { useNow } from '../../lib/use-now';
import { useText } from '../../lib/use-text';
import { newKey } from './new-key';
import { clerkSentence, deviceName } from './till-words';
import { undoSentence } from './undo-sentence';
import styles from './till.module.css';

const kindWords: Readonly<Record<TillAction['kind'], string>> = {
  purchase: '记账',
  refund: '退款',
  undo: '撤销',
  perk: '权益',
  gift: '核销',
  attend: '签到',
  bill: '手机付款',
};

/** One action of the till, with the way back as long as there is one. */
export function ActionRow({ action }: { readonly action: TillAction }) {
  const t = useText();
  const now = useNow(10_000);
  const queries = useQueryClient();
  const undo = useMutation({
    mutationFn: () => undoAction({ idempotencyKey: action.idempotencyKey, device: deviceName(newKey) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['till'] }),
  });
  const mayUndo = action.undoUntil !== null && now < action.undoUntil && !undo.data;
  return (
    <li className={styles.action} data-testid="action">
      <time>{timeOfDay(action.at)}</time>
      <div>
        <b className={action.undoneAt === null ? undefined : styles.struck}>
          {t(kindWords[action.kind])} {action.memberName}
        </b>
        <small>
          {action.title}
          {action.staff && t('，{name}', { name: action.staff })}
          {action.secondPerson && t('，{name}确认', { name: action.secondPerson })}
          {action.undoneAt !== null && t('，已撤销')}
        </small>
        {undo.error && <small className={styles.bad}>{clerkSentence(undo.error)}</small>}
        {undo.data && <small className={styles.ok}>{undoSentence(undo.data)}</small>}
      </div>
      <span className={styles.sum}>
        {action.amountFen !== 0 && money(goesBack(action) ? -action.amountFen : action.amountFen)}
      </span>
      {mayUndo && (
        <Popconfirm
          title={t('撤销{what}？', { what: action.title })}
          okText={t('撤销')}
          cancelText={t('不撤销')}
          onConfirm={() => undo.mutate()}
        >
          <Button loading={undo.isPending} data-testid={`undo-${action.id}`}>
            {t('撤销')}
          </Button>
        </Popconfirm>
      )}
    </li>
  );
}

function goesBack({ kind, amountFen }: TillAction): boolean {
  return amountFen > 0 && (kind === 'refund' || kind === 'undo');
}
