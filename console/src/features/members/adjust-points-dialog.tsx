import { useMutation } from '@tanstack/react-query';
import { Alert, Input, InputNumber, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { adjustPoints } from '../../api/points';
import { FormField } from '../../components/form-field';
import { count } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import { usePointsMoved } from './use-points-moved';
import styles from './points.module.css';

interface AdjustPointsDialogProps {
  readonly memberId: number;
  readonly available: number;
  readonly open: boolean;
  readonly onClose: () => void;
}

const MOST = 10_000_000;

/** Adds or takes points by hand, with the reason the member reads; large ones wait for a second person. */
export function AdjustPointsDialog({ memberId, available, open, onClose }: AdjustPointsDialogProps) {
  const t = useText();
  const [way, setWay] = useState<'add' | 'take'>('add');
  const [points, setPoints] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  // One key per opened dialog: pressing twice, or again after a lost answer, moves points once.
  const [idempotencyKey, renewKey] = useState(() => crypto.randomUUID());
  const moved = usePointsMoved(memberId, onClose);
  const delta = way === 'add' ? (points ?? 0) : -(points ?? 0);
  const adjust = useMutation({
    mutationFn: () => adjustPoints(memberId, { delta, reason: reason.trim(), idempotencyKey }),
    onSuccess: moved,
  });
  const short = way === 'take' && (points ?? 0) > available;
  const problem = short ? t('可用的只有 {n}。', { n: count(available) }) : undefined;
  return (
    <Modal
      open={open}
      title={t('调整积分')}
      okText={t('调整')}
      cancelText={t('取消')}
      confirmLoading={adjust.isPending}
      okButtonProps={{
        disabled: !points || short || reason.trim().length < 2,
        'data-testid': 'points-adjust-confirm',
      }}
      onOk={() => adjust.mutate()}
      onCancel={onClose}
      afterClose={() => {
        setPoints(null);
        setReason('');
        adjust.reset();
        renewKey(crypto.randomUUID());
      }}
      destroyOnHidden
    >
      {adjust.isError && <Alert type="error" showIcon title={adjust.error.message} role="alert" />}
      <p className="dialog-note">{t('会记进会员的积分明细，原因会员看得到。大额要另一位同事同意。')}</p>
      <div className={styles.form}>
        <Segmented
          aria-label={t('加还是减')}
          value={way}
          onChange={setWay}
          options={[
            { value: 'add' as const, label: t('加') },
            { value: 'take' as const, label: t('减') },
          ]}
        />
        <FormField label={t('积分')} problem={problem}>
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={MOST}
              precision={0}
              controls={false}
              value={points}
              onChange={setPoints}
              suffix={t('积分')}
              style={{ width: '100%' }}
            />
          )}
        </FormField>
        {points !== null && !short && (
          <p className={styles.after}>
            {t('可用从 {before} 变成 {after}', { before: count(available), after: count(available + delta) })}
          </p>
        )}
        <FormField label={t('原因')}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={2}
              maxLength={200}
              showCount
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              placeholder={t('例如：小票 A0608-0031 漏记，补上')}
            />
          )}
        </FormField>
      </div>
    </Modal>
  );
}
