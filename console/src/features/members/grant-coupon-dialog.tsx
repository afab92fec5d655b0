import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lifeNote } from '@jieti/shared/rules/coupons/coupon-notes';
import { App, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { couponChoicesQuery } from '../../api/coupons';
import { grantCoupon, memberQuery } from '../../api/members';
import { CouponTicket } from '../../components/coupon-ticket';
import { useText } from '../../lib/use-text';
import styles from './member.module.css';

interface GrantCouponDialogProps {
  readonly memberId: number;
  readonly open: boolean;
  readonly onClose: () => void;
}

export function GrantCouponDialog({ memberId, open, onClose }: GrantCouponDialogProps) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { data: templates = [] } = useQuery({ ...couponChoicesQuery, enabled: open });
  const [templateId, setTemplateId] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  // One key per opened dialog: pressing twice, or again after a lost answer, grants once.
  const [idempotencyKey, renewKey] = useState(() => crypto.randomUUID());
  const chosen = templates.find((template) => template.id === templateId);
  const reset = () => {
    setTemplateId(null);
    setReason('');
    renewKey(crypto.randomUUID());
  };
  const grant = useMutation({
    mutationFn: (id: number) => grantCoupon(memberId, { templateId: id, reason: reason.trim(), idempotencyKey }),
    onSuccess: async () => {
      void message.success(t('券已经发到会员的卡包。'));
      onClose();
      await queries.invalidateQueries({ queryKey: memberQuery(memberId).queryKey });
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <Modal
      open={open}
      title={t('补发券')}
      okText={t('补发')}
      cancelText={t('取消')}
      confirmLoading={grant.isPending}
      okButtonProps={{ disabled: !chosen || reason.trim().length < 2 }}
      onOk={() => chosen && grant.mutate(chosen.id)}
      onCancel={onClose}
      afterClose={reset}
      destroyOnHidden
    >
      <div className={styles.dialog}>
        <label htmlFor="grant-template">{t('哪张券')}</label>
        <Select
          id="grant-template"
          value={templateId}
          onChange={setTemplateId}
          placeholder={t('选一张发放中的券')}
          options={templates
            .filter(({ active }) => active)
            .map((template) => ({ value: template.id, label: template.terms.title }))}
        />
        {chosen && <CouponTicket terms={chosen.terms} validity={lifeNote(chosen.validity)} />}
        <label htmlFor="grant-reason">{t('原因')}</label>
        <Input
          id="grant-reason"
          value={reason}
          maxLength={100}
          onChange={(event) => setReason(event.target.value)}
          placeholder={t('例如：门店出错，补一张')}
        />
      </div>
    </Modal>
  );
}
