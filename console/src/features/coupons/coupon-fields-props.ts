import type { CouponForm, couponProblems } from './coupon-form';

export interface CouponFieldsProps {
  readonly form: CouponForm;
  readonly problems: ReturnType<typeof couponProblems>;
  readonly onChange: (form: CouponForm) => void;
}
