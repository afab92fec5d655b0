import { useText } from '../../lib/use-text';
import type { CouponFieldsProps } from './coupon-fields-props';
import { NumberField } from './number-field';
import styles from './coupons.module.css';

export function LimitFields({ form, problems, onChange }: CouponFieldsProps) {
  const t = useText();
  return (
    <div className={styles.triple}>
      <NumberField
        label={t('领取后有效')}
        unit="天"
        whole
        value={form.validDays}
        problem={problems.validDays}
        onChange={(validDays) => onChange({ ...form, validDays })}
      />
      <NumberField
        label={t('库存')}
        unit="张"
        whole
        value={form.stockTotal}
        placeholder={t('不限量')}
        onChange={(stockTotal) => onChange({ ...form, stockTotal })}
      />
      <NumberField
        label={t('每人最多')}
        unit="张"
        whole
        value={form.perMember}
        problem={problems.perMember}
        onChange={(perMember) => onChange({ ...form, perMember })}
      />
    </div>
  );
}
