import { AutoComplete, Segmented, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { couponChoicesQuery } from '../../../api/coupons';
import { FormField } from '../../../components/form-field';
import { NumberField } from '../../../components/number-field';
import { Panel } from '../../../components/panel';
import { useText } from '../../../lib/use-text';
import { termsOf } from './coupon-draft';
import type { CouponForm } from './coupon-form';
import type { FieldProps } from './field-props';
import { stackingSentences } from './stacking-sentences';
import styles from './editor.module.css';

interface StackingFieldsProps extends FieldProps {
  /** The template being edited: it is not one of the others. */
  readonly ownId: number | null;
}

/** What it adds up with on one bill, and what a refund does to it. */
export function StackingFields({ ownId, ...props }: StackingFieldsProps) {
  const { form, set } = props;
  const t = useText();
  const { data: templates = [] } = useQuery(couponChoicesQuery);
  const others = templates.filter(({ id, active }) => active && id !== ownId).map(({ terms }) => terms);
  const groups = [...new Set(others.flatMap(({ stacking }) => (stacking ? [stacking.group] : [])))].sort();
  const own = form.group.trim();
  const choices = own === '' || groups.includes(own) ? groups : [own, ...groups];
  const sentences = stackingSentences(termsOf(form), others);
  return (
    <Panel title={t('能和什么一起用')}>
      <div className={styles.form}>
        <div className={styles.pair}>
          <FormField label={t('叠加组')}>
            {(id) => (
              <AutoComplete
                id={id}
                value={form.group}
                allowClear
                placeholder={t('空着：一单只用这一张')}
                options={groups.map((group) => ({ value: group }))}
                onChange={(group: string | undefined) => set({ group: (group ?? '').slice(0, 20) })}
              />
            )}
          </FormField>
          <FormField label={t('不和这些组同单')}>
            {(id) => (
              <Select
                id={id}
                mode="tags"
                disabled={own === ''}
                value={[...form.excludes]}
                placeholder={t('没有')}
                options={choices.map((group) => ({ value: group, label: group }))}
                onChange={(excludes) => set({ excludes })}
              />
            )}
          </FormField>
        </div>
        <ul className={styles.sentences} aria-label={t('会怎么叠加')}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <RefundFields {...props} />
      </div>
    </Panel>
  );
}

function RefundFields({ form, problems, set }: FieldProps) {
  const t = useText();
  const choices: readonly { readonly value: CouponForm['refund']; readonly label: string }[] = [
    { value: 'returnIfValid', label: t('没过期就退回') },
    { value: 'returnAndExtend', label: t('退回，过期的续几天') },
    { value: 'forfeit', label: t('不退') },
  ];
  return (
    <div className={styles.refund}>
      <FormField label={t('用它的订单整单退货后')}>
        {(id) => (
          <Segmented id={id} value={form.refund} options={[...choices]} onChange={(refund) => set({ refund })} />
        )}
      </FormField>
      {form.refund === 'returnAndExtend' && (
        <NumberField
          label={t('续')}
          unit="天"
          whole
          value={form.refundDays}
          problem={problems.refundDays}
          onChange={(refundDays) => set({ refundDays })}
        />
      )}
    </div>
  );
}
