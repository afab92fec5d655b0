import { Input, Segmented } from 'antd';
import { FormField } from '../../../components/form-field';
import { NumberField } from '../../../components/number-field';
import { Panel } from '../../../components/panel';
import { couponKindWords } from '../../../lib/coupon-words';
import { useText } from '../../../lib/use-text';
import type { CouponForm } from './coupon-form';
import type { FieldProps } from './field-props';
import styles from './editor.module.css';

const kinds: readonly CouponForm['kind'][] = ['cashOff', 'percentOff', 'gift', 'voucher', 'freeShipping'];

const kindNotes: Readonly<Record<CouponForm['kind'], string>> = {
  cashOff: '满一个金额，减一个金额。',
  percentOff: '按比例减，可以封顶。',
  gift: '到店领一份东西，不改账单金额。',
  voucher: '当钱用，没有门槛也可以。',
  freeShipping: '免这一单的配送费。',
};

/** What the coupon gives, and what it is called. */
export function BenefitFields({ form, problems, set }: FieldProps) {
  const t = useText();
  return (
    <Panel title={t('给什么')} note={t(kindNotes[form.kind])}>
      <div className={styles.form}>
        <Segmented
          block
          aria-label={t('种类')}
          value={form.kind}
          onChange={(kind) => set({ kind })}
          options={kinds.map((kind) => ({ value: kind, label: t(couponKindWords[kind]) }))}
        />
        <div className={styles.pair}>
          <FormField label={t('券名')} problem={problems.title}>
            {(id) => (
              <Input
                id={id}
                value={form.title}
                maxLength={20}
                showCount
                placeholder={t('例如：豆子与器物券')}
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
                placeholder={t('例如：四家门店与小程序')}
                onChange={(event) => set({ note: event.target.value })}
              />
            )}
          </FormField>
        </div>
        <div className={styles.triple}>
          <AmountFields form={form} problems={problems} set={set} />
          <NumberField
            label={form.kind === 'cashOff' ? t('满多少') : t('最低消费')}
            unit="元"
            value={form.minSpendYuan}
            problem={problems.minSpendYuan}
            placeholder={t('不限')}
            onChange={(minSpendYuan) => set({ minSpendYuan })}
          />
        </div>
      </div>
    </Panel>
  );
}

function AmountFields({ form, problems, set }: FieldProps) {
  const t = useText();
  if (form.kind === 'gift' || form.kind === 'freeShipping') return null;
  if (form.kind !== 'percentOff') {
    return (
      <NumberField
        label={form.kind === 'voucher' ? t('抵多少') : t('减多少')}
        unit="元"
        value={form.amountYuan}
        problem={problems.amountYuan}
        onChange={(amountYuan) => set({ amountYuan })}
      />
    );
  }
  return (
    <>
      <NumberField
        label={t('打几折')}
        unit="折"
        value={form.zhe}
        problem={problems.zhe}
        onChange={(zhe) => set({ zhe })}
      />
      <NumberField
        label={t('最多减')}
        unit="元"
        value={form.capYuan}
        placeholder={t('不封顶')}
        onChange={(capYuan) => set({ capYuan })}
      />
    </>
  );
}
