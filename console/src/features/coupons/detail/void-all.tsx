import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import { voidAllCoupons } from '../../../api/coupon-work';
import { FormField } from '../../../components/form-field';
import { count } from '../../../lib/numbers';
import { useText } from '../../../lib/use-text';
import styles from './detail.module.css';

/** Takes back every piece that was not used; asked for by typing the coupon's name. */
export function VoidAll({ template }: { readonly template: CouponTemplate }) {
  const t = useText();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const { id, terms, issued, redeemed } = template;
  const run = useMutation({
    mutationFn: () => voidAllCoupons(id, reason.trim()),
    onSuccess: async () => {
      void message.success(t('开始作废，进度在批量发放里。'));
      setOpen(false);
      await queries.invalidateQueries({ queryKey: ['coupon-grants'] });
      await queries.invalidateQueries({ queryKey: ['coupon-templates'] });
      await navigate(`/coupons/${id}?tab=grants`, { replace: true });
    },
  });
  const ready = reason.trim().length >= 2 && typed.trim() === terms.title;
  return (
    <>
      <Button danger disabled={issued === redeemed} onClick={() => setOpen(true)} data-testid="void-all">
        {t('作废全部')}
      </Button>
      <Modal
        open={open}
        title={t('作废全部没用过的券')}
        okText={t('作废')}
        okButtonProps={{ danger: true, disabled: !ready, 'data-testid': 'void-all-confirm' }}
        cancelText={t('取消')}
        confirmLoading={run.isPending}
        onOk={() => run.mutate()}
        onCancel={() => setOpen(false)}
        afterClose={() => {
          setReason('');
          setTyped('');
          run.reset();
        }}
        destroyOnHidden
      >
        {run.isError && <Alert type="error" showIcon title={run.error.message} role="alert" />}
        <p className="dialog-note">
          {t('最多 {n} 张会作废，不能恢复。持有的会员会收到通知和这里写的原因，已经核销的不变。', {
            n: count(issued - redeemed),
          })}
        </p>
        <div className={styles.form}>
          <FormField label={t('原因')}>
            {(fieldId) => (
              <Input
                id={fieldId}
                value={reason}
                maxLength={60}
                showCount
                placeholder={t('例如：面额印错，另补一张')}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </FormField>
          <FormField label={t('输入券名“{title}”确认', { title: terms.title })}>
            {(fieldId) => (
              <Input id={fieldId} value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
            )}
          </FormField>
        </div>
      </Modal>
    </>
  );
}
