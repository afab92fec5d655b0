import type { CouponTemplateDraft } from '@jieti/shared/api/coupons';

type Terms = CouponTemplateDraft['terms'];

/** The drawer's fields as people fill them in: yuan and 折, not fen and percent. Null is an empty field. */
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
  readonly validDays: number | null;
  readonly stockTotal: number | null;
  readonly perMember: number | null;
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
  validDays: 30,
  stockTotal: null,
  perMember: 1,
};

const fen = (yuan: number | null) => (yuan === null ? undefined : Math.round(yuan * 100));

/** Fields of other kinds of coupon are left out, whatever was typed into them before the kind changed. */
export function termsOf(form: CouponForm): Terms {
  const takesAmount = form.kind === 'cashOff' || form.kind === 'voucher';
  const takesPercent = form.kind === 'percentOff';
  return {
    kind: form.kind,
    title: form.title.trim(),
    note: form.note.trim(),
    amountFen: takesAmount ? fen(form.amountYuan) : undefined,
    payPercent: takesPercent && form.zhe !== null ? Math.round(form.zhe * 10) : undefined,
    capFen: takesPercent ? fen(form.capYuan) : undefined,
    minSpendFen: fen(form.minSpendYuan) ?? 0,
    categories: [...form.categories],
    stores: [],
  };
}

export function draftOf(form: CouponForm): CouponTemplateDraft {
  return {
    terms: termsOf(form),
    validDays: form.validDays ?? 0,
    stockTotal: form.stockTotal,
    perMember: form.perMember ?? 1,
  };
}

/** What is still missing, by field; empty when the coupon can be made. */
export function couponProblems(form: CouponForm): Readonly<Partial<Record<keyof CouponForm, string>>> {
  const terms = termsOf(form);
  const problems: Partial<Record<keyof CouponForm, string>> = {};
  if (terms.title === '') problems.title = '写一个券名。';
  if ((form.kind === 'cashOff' || form.kind === 'voucher') && !terms.amountFen) problems.amountYuan = '写明减多少。';
  if (form.kind === 'cashOff' && terms.amountFen && terms.minSpendFen <= terms.amountFen) {
    problems.minSpendYuan = '门槛要高于减的金额。';
  }
  if (form.kind === 'percentOff' && !(terms.payPercent && terms.payPercent >= 1 && terms.payPercent <= 99)) {
    problems.zhe = '折扣在 0.1 到 9.9 之间。';
  }
  if (!form.validDays) problems.validDays = '写明有效几天。';
  if (!form.perMember) problems.perMember = '每人至少 1 张。';
  return problems;
}
