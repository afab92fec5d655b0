import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { membersQuery } from '../../api/members';
import { transferPoints } from '../../api/points';
import { FormField } from '../../components/form-field';
import { count } from '../../lib/numbers';
import { useDebounced } from '../../lib/use-debounced';
import { useText } from '../../lib/use-text';
import { usePointsMoved } from './use-points-moved';
import styles from './points.module.css';

interface TransferPointsDialogProps {
  readonly memberId: number;
  readonly balance: number;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Hands everything a member has, and owes, to another: for two cards of one person. */
export function TransferPointsDialog({ memberId, balance, open, onClose }: TransferPointsDialogProps) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [toMemberId, setTo] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [idempotencyKey, renewKey] = useState(() => crypto.randomUUID());
  const moved = usePointsMoved(memberId, onClose);
  const search = useDebounced(typed.trim());
  const found = useQuery({ ...membersQuery({ search }, undefined), enabled: open && search !== '' });
  const transfer = useMutation({
    mutationFn: (to: number) => transferPoints(memberId, { toMemberId: to, reason: reason.trim(), idempotencyKey }),
    onSuccess: moved,
  });
  const others = search === '' ? [] : (found.data?.items ?? []).filter(({ id }) => id !== memberId);
  return (
    <Modal
      open={open}
      title={t('把积分转给另一位会员')}
      okText={t('转 {n} 积分', { n: count(balance) })}
      cancelText={t('取消')}
      confirmLoading={transfer.isPending}
      okButtonProps={{
        disabled: toMemberId === null || reason.trim().length < 2,
        'data-testid': 'points-transfer-confirm',
      }}
      onOk={() => toMemberId !== null && transfer.mutate(toMemberId)}
      onCancel={onClose}
      afterClose={() => {
        setTo(null);
        setTyped('');
        setReason('');
        transfer.reset();
        renewKey(crypto.randomUUID());
      }}
      destroyOnHidden
    >
      {transfer.isError && <Alert type="error" showIcon title={transfer.error.message} role="alert" />}
      <p className="dialog-note">{t('全部转过去，到期日不变，欠的也一起。一般用在同一个人有两张卡的时候。')}</p>
      <div className={styles.form}>
        <FormField label={t('转给谁')}>
          {(id) => (
            <Select
              id={id}
              showSearch={{ filterOption: false, onSearch: setTyped }}
              value={toMemberId}
              placeholder={t('会员姓名、卡号、手机')}
              loading={found.isFetching}
              notFoundContent={search === '' ? t('输入后查找') : t('没有找到会员')}
              options={others.map((member) => ({
                value: member.id,
                label: [member.name, member.cardNo, member.phone].filter(Boolean).join('，'),
              }))}
              onChange={setTo}
            />
          )}
        </FormField>
        <FormField label={t('原因')}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={2}
              maxLength={200}
              showCount
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              placeholder={t('例如：同一位会员换了微信号')}
            />
          )}
        </FormField>
      </div>
    </Modal>
  );
}
