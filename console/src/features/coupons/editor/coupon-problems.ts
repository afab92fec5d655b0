import { termsOf } from './coupon-draft';
import type { CouponForm } from './coupon-form';

export type CouponProblems = Readonly<Partial<Record<keyof CouponForm, string>>>;

type Check = (form: CouponForm) => string | undefined;

const takesAmount = ({ kind }: CouponForm) => kind === 'cashOff' || kind === 'voucher';

const checks: Partial<Record<keyof CouponForm, Check>> = {
  title: ({ title }) => (title.trim() === '' ? '写一个券名。' : undefined),
  amountYuan: (form) => (takesAmount(form) && !termsOf(form).amountFen ? '写明减多少。' : undefined),
  minSpendYuan: (form) => {
    const { amountFen, minSpendFen } = termsOf(form);
    return form.kind === 'cashOff' && amountFen && minSpendFen <= amountFen ? '门槛要高于减的金额。' : undefined;
  },
  zhe: (form) => {
    const { payPercent = 0 } = termsOf(form);
    return form.kind === 'percentOff' && !(payPercent >= 1 && payPercent <= 99)
      ? '折扣在 0.1 到 9.9 之间。'
      : undefined;
  },
  validDays: ({ validity, validDays }) => (validity === 'days' && !validDays ? '写明有效几天。' : undefined),
  validTo: ({ validity, validFrom, validTo }) => {
    if (validity !== 'fixed') return undefined;
    if (validFrom === '' || validTo === '') return '两天都要选。';
    return validTo < validFrom ? '结束不能早于开始。' : undefined;
  },
  blackoutWeekdays: ({ blackoutWeekdays }) =>
    blackoutWeekdays.length === 7 ? '七天都不能用，这张券就没有用了。' : undefined,
  blackoutDays: ({ blackoutDays }) => {
    if (blackoutDays.some(({ from, to }) => from === '' || to === '')) return '每一段都要选开始和结束。';
    return blackoutDays.some(({ from, to }) => to < from) ? '每一段的结束不能早于开始。' : undefined;
  },
  refundDays: ({ refund, refundDays }) => (refund === 'returnAndExtend' && !refundDays ? '写明续几天。' : undefined),
  perMember: ({ perMember }) => (perMember ? undefined : '每人至少 1 张。'),
  stockTotal: ({ stockTotal }) => (stockTotal === 0 ? '库存至少 1 张，不限量就空着。' : undefined),
  perDay: ({ perDay, stockTotal }) => {
    if (perDay === 0) return '每天至少 1 张，不限就空着。';
    return perDay !== null && stockTotal !== null && perDay > stockTotal ? '每天的上限不能多过库存。' : undefined;
  },
  claimUntil: ({ claimed, claimFrom, claimUntil }) =>
    claimed && claimFrom !== '' && claimUntil !== '' && claimUntil <= claimFrom ? '结束要晚于开始。' : undefined,
};

const fields = Object.keys(checks) as (keyof CouponForm)[];

/** What is missing or cannot be, by field; empty when the coupon can be made. */
export function couponProblems(form: CouponForm): CouponProblems {
  const found = fields.flatMap((field) => {
    const problem = checks[field]?.(form);
    return problem === undefined ? [] : [[field, problem] as const];
  });
  return Object.fromEntries(found);
}
