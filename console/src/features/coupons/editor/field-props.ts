import type { CouponForm } from './coupon-form';
import type { CouponProblems } from './coupon-problems';

export interface FieldProps {
  readonly form: CouponForm;
  readonly problems: CouponProblems;
  readonly set: (part: Partial<CouponForm>) => void;
}
