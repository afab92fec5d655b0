import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { createCouponTemplate } from '../../api/coupons';
import { CouponTicket } from '../../components/coupon-ticket';
import { useText } from '../../lib/use-text';
import { CouponFields } from './coupon-fields';
import { couponProblems, draftOf, emptyCouponForm, termsOf, type CouponForm } from './coupon-form';
import styles from './coupons.module.css';

interface CreateDrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function CreateDrawer({ open, onClose }: CreateDrawerProps) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form, setForm] = useState<CouponForm>(emptyCouponForm);
  const [tried, setTried] = useState(false);
  const problems = couponProblems(form);
  const create = useMutation({
    mutationFn: createCouponTemplate,
    onSuccess: async (template) => {
      void message.success(t('“{title}”可以发放了。', { title: template.terms.title }));
      onClose();
      await queries.invalidateQueries({ queryKey: ['coupon-templates'] });
    },
  });
  const submit = () => {
    setTried(true);
    if (Object.keys(problems).length === 0) create.mutate(draftOf(form));
  };
  const reset = () => {
    setForm(emptyCouponForm);
    setTried(false);
    create.reset();
  };
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={520}
      title={t('新建券')}
      afterOpenChange={(opened) => !opened && reset()}
      destroyOnHidden
      footer={
        <div className={styles.footer}>
          <Button onClick={onClose}>{t('取消')}</Button>
          <Button type="primary" loading={create.isPending} onClick={submit} data-testid="coupon-create">
            {t('建好并开始发放')}
          </Button>
        </div>
      }
    >
      <Preview form={form} />
      {create.isError && <Alert type="error" showIcon title={create.error.message} role="alert" />}
      <CouponFields form={form} problems={tried ? problems : {}} onChange={setForm} />
    </Drawer>
  );
}

function Preview({ form }: { readonly form: CouponForm }) {
  const t = useText();
  return (
    <div className={styles.preview}>
      <p className="muted">{t('会员看到的样子')}</p>
      <CouponTicket terms={termsOf(form)} validity={t('领取后 {n} 天有效', { n: form.validDays ?? '—' })} />
      {form.note && <p className={styles.previewNote}>{form.note}</p>}
    </div>
  );
}
