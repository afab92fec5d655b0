import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Input, Select } from 'antd';
import { useState } from 'react';
import type { CouponPackDraft } from '@jieti/shared/api/packs';
import { lifeNote } from '@jieti/shared/rules/coupons/coupon-notes';
import { couponChoicesQuery } from '../../api/coupons';
import { createCouponPack } from '../../api/packs';
import { CouponTicket } from '../../components/coupon-ticket';
import { FormField } from '../../components/form-field';
import { NumberField } from '../../components/number-field';
import { useText } from '../../lib/use-text';
import { emptyPackForm, packDraft, type PackForm } from './pack-form';
import styles from './packs.module.css';

interface PackDrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A new pack: so many pieces of one coupon, for a price. */
export function PackDrawer({ open, onClose }: PackDrawerProps) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form, setForm] = useState<PackForm>(emptyPackForm);
  const draft = packDraft(form);
  const create = useMutation({
    mutationFn: (pack: CouponPackDraft) => createCouponPack(pack),
    onSuccess: async ({ title }) => {
      void message.success(t('“{title}”开始卖了。', { title }));
      onClose();
      await queries.invalidateQueries({ queryKey: ['coupon-packs'] });
    },
  });
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={480}
      title={t('新建券包')}
      destroyOnHidden
      afterOpenChange={(opened) => {
        if (opened) return;
        setForm(emptyPackForm);
        create.reset();
      }}
      footer={
        <div className={styles.footer}>
          <Button onClick={onClose}>{t('取消')}</Button>
          <Button
            type="primary"
            disabled={draft === null}
            loading={create.isPending}
            onClick={() => draft && create.mutate(draft)}
            data-testid="pack-create"
          >
            {t('建好并开始卖')}
          </Button>
        </div>
      }
    >
      {create.isError && <Alert type="error" showIcon title={create.error.message} role="alert" />}
      <PackFields form={form} set={(part) => setForm({ ...form, ...part })} />
    </Drawer>
  );
}

interface PackFieldsProps {
  readonly form: PackForm;
  readonly set: (part: Partial<PackForm>) => void;
}

function PackFields({ form, set }: PackFieldsProps) {
  const t = useText();
  const { data: templates = [] } = useQuery(couponChoicesQuery);
  const chosen = templates.find(({ id }) => id === form.templateId);
  return (
    <div className={styles.form}>
      <FormField label={t('名称')}>
        {(id) => (
          <Input
            id={id}
            value={form.title}
            maxLength={20}
            showCount
            onChange={(event) => set({ title: event.target.value })}
          />
        )}
      </FormField>
      <FormField label={t('说明')}>
        {(id) => (
          <Input
            id={id}
            value={form.note}
            maxLength={60}
            showCount
            onChange={(event) => set({ note: event.target.value })}
          />
        )}
      </FormField>
      <FormField label={t('里面是哪张券')}>
        {(id) => (
          <Select
            id={id}
            value={form.templateId}
            placeholder={t('选一张发放中的券')}
            options={templates
              .filter(({ active }) => active)
              .map((template) => ({ value: template.id, label: template.terms.title }))}
            onChange={(templateId) => set({ templateId })}
          />
        )}
      </FormField>
      {chosen && <CouponTicket terms={chosen.terms} validity={lifeNote(chosen.validity)} />}
      <div className={styles.pair}>
        <NumberField
          label={t('一包几张')}
          unit="张"
          whole
          most={50}
          value={form.coupons}
          onChange={(coupons) => set({ coupons })}
        />
        <NumberField
          label={t('卖多少钱')}
          unit="元"
          most={100_000}
          value={form.priceYuan}
          onChange={(priceYuan) => set({ priceYuan })}
        />
        <NumberField
          label={t('一共卖几包')}
          unit="包"
          whole
          value={form.stockTotal}
          placeholder={t('不限量')}
          onChange={(stockTotal) => set({ stockTotal })}
        />
        <NumberField
          label={t('每人最多')}
          unit="包"
          whole
          most={100}
          value={form.perMember}
          onChange={(perMember) => set({ perMember })}
        />
      </div>
    </div>
  );
}
