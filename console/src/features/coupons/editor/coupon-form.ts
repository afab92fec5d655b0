import type { CouponTemplateDraft } from '@jieti/shared/api/coupons';

type Terms = CouponTemplateDraft['terms'];
type Days = NonNullable<Terms['blackout']>['days'][number];

/** The fields of the editor as people fill them in: yuan and 折, not fen and percent. Null is an empty field. */
export interface CouponForm {
  readonly kind: Terms['kind'];
  readonly title: string;
  readonly note: string;
  readonly amountYuan: number | null;
  /** 8.8 means 8.8 折: 88 percent is paid. */
  readonly zhe: number | null;
  readonly capYuan: number | null;
  readonly minSpendYuan: number | null;
  readonly categories: readonly string[];
  readonly stores: readonly string[];
  readonly tiers: readonly string[];
  readonly validity: 'days' | 'fixed';
  readonly validDays: number | null;
  readonly startDelayDays: number | null;
  /** Days of a calendar, `2026-06-30`; empty while nothing is chosen. */
  readonly validFrom: string;
  readonly validTo: string;
  readonly blackoutWeekdays: readonly number[];
  readonly blackoutDays: readonly Days[];
  /** Empty: stands alone on its bill. */
  readonly group: string;
  readonly excludes: readonly string[];
  readonly refund: NonNullable<Terms['refund']>['kind'];
  readonly refundDays: number | null;
  readonly stockTotal: number | null;
  readonly perDay: number | null;
  readonly perMember: number | null;
  /** Whether members may take it themselves. */
  readonly claimed: boolean;
  readonly claimFrom: string;
  readonly claimUntil: string;
  readonly claimTiers: readonly string[];
  readonly pointsPrice: number | null;
}

export const emptyCouponForm: CouponForm = {
  kind: 'cashOff',
  title: '',
  note: '',
  amountYuan: null,
  zhe: null,
  capYuan: null,
  minSpendYuan: null,
  categories: [],
  stores: [],
  tiers: [],
  validity: 'days',
  validDays: 30,
  startDelayDays: null,
  validFrom: '',
  validTo: '',
  blackoutWeekdays: [],
  blackoutDays: [],
  group: '',
  excludes: [],
  refund: 'returnIfValid',
  refundDays: 7,
  stockTotal: null,
  perDay: null,
  perMember: 1,
  claimed: false,
  claimFrom: '',
  claimUntil: '',
  claimTiers: [],
  pointsPrice: null,
};
