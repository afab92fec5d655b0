import { useQuery } from '@tanstack/react-query';
import { InputNumber, Select } from 'antd';
import type { Perk } from '@jieti/shared/model/programme';
import { couponChoicesQuery } from '../../../api/coupons';
import { useText } from '../../../lib/use-text';
import styles from './designer.module.css';

interface PerkTermsProps {
  readonly perk: Perk;
  readonly onChange: (part: Partial<Perk>) => void;
}

/** What a perk brings, besides its words; nothing for one that is words alone. */
export function PerkTerms({ perk, onChange }: PerkTermsProps) {
  return (
    <>
      {perk.kind === 'discount' && <Discount perk={perk} onChange={onChange} />}
      {perk.kind === 'pointsMultiplier' && <Multiplier perk={perk} onChange={onChange} />}
      {perk.kind === 'birthday' && <BirthdayCoupon perk={perk} onChange={onChange} />}
      {isRedeemed(perk.kind) && <MonthlyLimit perk={perk} onChange={onChange} />}
    </>
  );
}

/** Perks that a clerk redeems, so that uses can be counted. */
function isRedeemed(kind: Perk['kind']): boolean {
  return kind !== 'pointsMultiplier' && kind !== 'birthday';
}

/** The terms of a new kind; those of the old one fall away. */
export function withKind({ monthlyLimit }: Perk, kind: Perk['kind']): Partial<Perk> {
  return {
    ...{ kind, payPercent: undefined, categories: undefined, multiplierPercent: undefined, couponTemplate: undefined },
    ...(kind === 'discount' ? { payPercent: 90 } : {}),
    ...(kind === 'pointsMultiplier' ? { multiplierPercent: 150 } : {}),
    monthlyLimit: isRedeemed(kind) ? monthlyLimit : undefined,
  };
}

function Discount({ perk, onChange }: PerkTermsProps) {
  const t = useText();
  return (
    <div className={`${styles.together} ${styles.perkNote}`}>
      <InputNumber
        aria-label={t('打几折')}
        value={(perk.payPercent ?? 90) / 10}
        min={0.1}
        max={9.9}
        step={0.5}
        precision={1}
        suffix={t('折')}
        onChange={(zhe) => zhe !== null && onChange({ payPercent: Math.round(zhe * 10) })}
      />
      <Select
        aria-label={t('限品类')}
        mode="tags"
        value={[...(perk.categories ?? [])]}
        placeholder={t('全部品类')}
        onChange={(categories) => onChange({ categories: categories.length > 0 ? categories : undefined })}
      />
    </div>
  );
}

function Multiplier({ perk, onChange }: PerkTermsProps) {
  const t = useText();
  return (
    <InputNumber
      aria-label={t('积分几倍')}
      className={styles.perkNote}
      value={(perk.multiplierPercent ?? 150) / 100}
      min={1.01}
      max={10}
      step={0.5}
      precision={2}
      suffix={t('倍积分')}
      onChange={(times) => times !== null && onChange({ multiplierPercent: Math.round(times * 100) })}
    />
  );
}

function BirthdayCoupon({ perk, onChange }: PerkTermsProps) {
  const t = useText();
  const { data: coupons = [], isLoading } = useQuery(couponChoicesQuery);
  const known = coupons.filter((coupon) => coupon.active || coupon.key === perk.couponTemplate);
  return (
    <Select
      aria-label={t('生日当天送的券')}
      className={styles.perkNote}
      allowClear
      loading={isLoading}
      value={perk.couponTemplate}
      placeholder={t('当天送的券，可不选')}
      options={known.map((coupon) => ({ value: coupon.key, label: coupon.terms.title }))}
      onChange={(couponTemplate: string | undefined) => onChange({ couponTemplate })}
    />
  );
}

function MonthlyLimit({ perk, onChange }: PerkTermsProps) {
  const t = useText();
  return (
    <InputNumber
      aria-label={t('每人每月几次')}
      className={styles.perkNote}
      value={perk.monthlyLimit ?? null}
      min={1}
      max={1000}
      precision={0}
      placeholder={t('不限')}
      suffix={t('次 / 月')}
      onChange={(limit) => onChange({ monthlyLimit: limit ?? undefined })}
    />
  );
}
