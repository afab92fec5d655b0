import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Input, Modal, Segmented } from 'antd';
import { useState } from 'react';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import { makeExchangeCodes } from '../../../api/coupon-work';
import { FormField } from '../../../components/form-field';
import { NumberField } from '../../../components/number-field';
import { count } from '../../../lib/numbers';
import { useText } from '../../../lib/use-text';
import { pastedCards } from './pasted-cards';
import styles from './detail.module.css';

interface CodesDialogProps {
  readonly template: CouponTemplate;
  readonly open: boolean;
  readonly onClose: () => void;
}

const MOST = 10_000;

/** Makes codes of our own, or takes over those that were printed elsewhere. */
export function CodesDialog({ template, open, onClose }: CodesDialogProps) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [how, setHow] = useState<'make' | 'import'>('make');
  const [wanted, setWanted] = useState<number | null>(100);
  const [text, setText] = useState('');
  const [idempotencyKey, renewKey] = useState(() => crypto.randomUUID());
  const pasted = pastedCards(text);
  const size = how === 'make' ? (wanted ?? 0) : pasted.length;
  const make = useMutation({
    mutationFn: () =>
      makeExchangeCodes(
        template.id,
        how === 'make' ? { count: size, idempotencyKey } : { text: pasted.join('\n'), idempotencyKey },
      ),
    onSuccess: async ({ codes, batch }) => {
      void message.success(t('{n} 个兑换码已经能用，批次 {batch}。', { n: count(codes), batch }));
      onClose();
      await Promise.all(
        [['coupon-codes'], ['coupon-templates']].map((queryKey) => queries.invalidateQueries({ queryKey })),
      );
    },
  });
  const left =
    template.stockTotal === null ? null : Math.max(0, template.stockTotal - template.issued - template.reserved);
  const problem = size > MOST ? t('一次最多 {n} 个。', { n: count(MOST) }) : undefined;
  return (
    <Modal
      open={open}
      title={t('生成或导入兑换码')}
      okText={how === 'make' ? t('生成 {n} 个', { n: count(size) }) : t('导入 {n} 个', { n: count(size) })}
      cancelText={t('取消')}
      confirmLoading={make.isPending}
      okButtonProps={{ disabled: size < 1 || problem !== undefined, 'data-testid': 'codes-make' }}
      onOk={() => make.mutate()}
      onCancel={onClose}
      afterClose={() => {
        setText('');
        make.reset();
        renewKey(crypto.randomUUID());
      }}
      destroyOnHidden
    >
      {make.isError && <Alert type="error" showIcon title={make.error.message} role="alert" />}
      <p className="dialog-note">
        {t('每个码换一张，只能用一次，先从库存里留出来。')}
        {left !== null && t('现在还剩 {left} 张。', { left: count(left) })}
      </p>
      <div className={styles.form}>
        <Segmented
          aria-label={t('怎么做')}
          value={how}
          onChange={setHow}
          options={[
            { value: 'make' as const, label: t('生成一批') },
            { value: 'import' as const, label: t('导入印好的') },
          ]}
        />
        {how === 'make' ? (
          <NumberField label={t('几个')} unit="个" whole value={wanted} problem={problem} onChange={setWanted} />
        ) : (
          <FormField label={t('兑换码')} problem={problem}>
            {(id) => (
              <Input.TextArea
                id={id}
                rows={6}
                value={text}
                placeholder={t('一行一个')}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </FormField>
        )}
      </div>
    </Modal>
  );
}
