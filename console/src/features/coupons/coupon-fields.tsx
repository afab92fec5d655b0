import { Input, Segmented, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { programmeQuery } from '../../api/programme';
import { FormField } from '../../components/form-field';
import { couponKindWords } from '../../lib/coupon-words';
import { useText } from '../../lib/use-text';
import { LimitFields } from './limit-fields';
import { NumberField } from './number-field';
import type { CouponFieldsProps } from './coupon-fields-props';
import type { CouponForm } from './coupon-form';
import styles from './coupons.module.css';

const kinds: readonly CouponForm['kind'][] = ['cashOff', 'percentOff', 'gift', 'voucher'];

export function CouponFields(props: CouponFieldsProps) {
  const { form, problems, onChange } = props;
  const t = useText();
  const set = (part: Partial<CouponForm>) => onChange({ ...form, ...part });
  return (
    <div className={styles.form}>
      <Segmented
        block
        aria-label={t('种类')}
        value={form.kind}
        onChange={(kind) => set({ kind })}
        options={kinds.map((kind) => ({ value: kind, label: t(couponKindWords[kind]) }))}
      />
      <FormField label={t('券名')} problem={problems.title}>
        {(id) => (
          <Input id={id} value={form.title} maxLength={20} showCount onChange={(e) => set({ title: e.target.value })} />
        )}
      </FormField>
      <BenefitFields {...props} />
      <NumberField
        label={form.kind === 'cashOff' ? t('满多少') : t('最低消费')}
        unit="元"
        value={form.minSpendYuan}
        problem={problems.minSpendYuan}
        placeholder={t('不限')}
        onChange={(minSpendYuan) => set({ minSpendYuan })}
      />
      <Categories form={form} set={set} />
      <LimitFields {...props} />
      <FormField label={t('说明')}>
        {(id) => (
          <Input
            id={id}
            value={form.note}
            maxLength={60}
            showCount
            placeholder={t('例如：不与其他券同用')}
            onChange={(e) => set({ note: e.target.value })}
          />
        )}
      </FormField>
    </div>
  );
}

function BenefitFields({ form, problems, onChange }: CouponFieldsProps) {
  const t = useText();
  const set = (part: Partial<CouponForm>) => onChange({ ...form, ...part });
  if (form.kind === 'gift') return null;
  if (form.kind !== 'percentOff') {
    return (
      <NumberField
        label={t('减多少')}
        unit="元"
        value={form.amountYuan}
        problem={problems.amountYuan}
        onChange={(amountYuan) => set({ amountYuan })}
      />
    );
  }
  return (
    <div className={styles.pair}>
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
    </div>
  );
}

interface CategoriesProps {
  readonly form: CouponForm;
  readonly set: (part: Partial<CouponForm>) => void;
}

/** Offers the categories the perks speak of; any other may be typed. */
function Categories({ form, set }: CategoriesProps) {
  const t = useText();
  const { data: programme } = useQuery(programmeQuery);
  const perks = programme?.current.tiers.flatMap((tier) => tier.perks) ?? [];
  const known = [...new Set(perks.flatMap((perk) => perk.categories ?? []))];
  return (
    <FormField label={t('限品类')}>
      {(id) => (
        <Select
          id={id}
          mode="tags"
          value={[...form.categories]}
          onChange={(categories) => set({ categories })}
          placeholder={t('不限')}
          options={known.map((category) => ({ value: category, label: category }))}
        />
      )}
    </FormField>
  );
}
