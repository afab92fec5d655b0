import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { TillOutcome } from '@jieti/shared/api/till';
import { undoAction } from '../../api/till';
import { Icon } from '../../components/icon';
import { TierTag } from '../../components/tier-tag';
import { count, money, signed } from '../../lib/numbers';
import { useNow } from '../../lib/use-now';
import { useText } from '../../lib/use-text';
import { newKey } from './new-key';
import { deviceName } from './till-words';
import { Trouble } from './trouble';
import { undoSentence } from './undo-sentence';
import { useHotkeys } from './use-hotkeys';
import styles from './till.module.css';

const UNDO_MS = 5 * 60_000;

interface DonePanelProps {
  readonly outcome: TillOutcome;
  readonly undoKey: string;
  readonly member: string;
  readonly refunded: boolean;
  readonly problem: unknown;
  readonly onNext: () => void;
}

/** What was recorded; a mistake is taken back here while it is fresh. */
export function DonePanel({ outcome, undoKey, member, refunded, problem, onNext }: DonePanelProps) {
  const t = useText();
  const now = useNow(1000);
  const [doneAt] = useState(() => Date.now());
  const queries = useQueryClient();
  const undo = useMutation({
    mutationFn: () => undoAction({ idempotencyKey: undoKey, device: deviceName(newKey) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['till'] }),
  });
  const seconds = Math.max(0, Math.round((doneAt + UNDO_MS - now) / 1000));
  useHotkeys({ Enter: onNext, Escape: onNext });
  return (
    <main className={styles.done} data-testid="done">
      <Trouble error={problem ?? undo.error} />
      {undo.data ? (
        <>
          <h1>{t('已撤销')}</h1>
          <p className={styles.doneNote}>{undoSentence(undo.data)}</p>
        </>
      ) : (
        <>
          <h1 className={styles.ok}>
            <Icon name="check" size={32} /> {outcome.repeated ? t('这一单已经记过') : t('已记账')}
          </h1>
          <p className={styles.doneSum}>{money(outcome.payableFen)}</p>
          <Gains outcome={outcome} member={member} />
        </>
      )}
      <div className={styles.doneActions}>
        <Button type="primary" size="large" onClick={onNext} autoFocus data-testid="next">
          {t('下一位')} <kbd>Enter</kbd>
        </Button>
        {!undo.data && refunded && <p className={styles.quiet}>{t('这一单退过款，不能撤销，其余的也用退款。')}</p>}
        {!undo.data && !refunded && (
          <Button
            size="large"
            disabled={seconds === 0}
            loading={undo.isPending}
            onClick={() => undo.mutate()}
            data-testid="undo"
          >
            {seconds > 0
              ? t('撤销这一单（{left}）', {
                  left: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
                })
              : t('已过 5 分钟，请用退款')}
          </Button>
        )}
      </div>
    </main>
  );
}

function Gains({ outcome, member }: { readonly outcome: TillOutcome; readonly member: string }) {
  const t = useText();
  return (
    <div className={styles.doneNote}>
      <p>
        {t('{name}，小票 {no}', { name: member, no: outcome.receiptNo })}
        {outcome.couponsRedeemed.length > 0 && t('，已核销{titles}', { titles: outcome.couponsRedeemed.join('、') })}
      </p>
      <p>
        {t('成长值 {growth}，积分 {points}', {
          growth: signed(outcome.growth),
          points: signed(outcome.pointsEarned),
        })}
        {outcome.pointsSpent > 0 && t('，用掉 {n} 积分', { n: count(outcome.pointsSpent) })}
        {t('，可用积分 {after}', { after: count(outcome.pointsAvailable) })}
      </p>
      {outcome.tierBefore && (
        <p>
          {t('等级变为')} <TierTag tier={outcome.tier} card />
        </p>
      )}
      {outcome.gifts.length > 0 && <p>{t('得到 {gifts}', { gifts: outcome.gifts.join('、') })}</p>}
    </div>
  );
}
