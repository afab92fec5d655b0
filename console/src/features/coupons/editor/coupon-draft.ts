import type { CouponTemplate, CouponTemplateDraft } from '@jieti/shared/api/coupons';
import { momentOf, momentText } from '../../../lib/shop-moment';
import { emptyCouponForm, type CouponForm } from './coupon-form';

type Terms = CouponTemplateDraft['terms'];

const fen = (yuan: number | null) => (yuan === null ? undefined : Math.round(yuan * 100));
const yuan = (amountFen: number | undefined) => (amountFen === undefined ? null : amountFen / 100);

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
    categories: form.categories,
    stores: form.stores,
    tiers: form.tiers.length > 0 ? form.tiers : undefined,
    blackout: blackoutOf(form),
    stacking: form.group.trim() === '' ? undefined : { group: form.group.trim(), excludes: form.excludes },
    refund: refundOf(form),
  };
}

function blackoutOf({ blackoutWeekdays: weekdays, blackoutDays }: CouponForm): Terms['blackout'] {
  const days = blackoutDays.filter(({ from, to }) => from !== '' && to !== '');
  return weekdays.length === 0 && days.length === 0 ? undefined : { weekdays, days };
}

function refundOf({ refund, refundDays }: CouponForm): Terms['refund'] {
  switch (refund) {
    case 'returnIfValid':
      return undefined;
    case 'returnAndExtend':
      return { kind: 'returnAndExtend', days: refundDays ?? 0 };
    case 'forfeit':
      return { kind: 'forfeit' };
    default:
      return refund satisfies never;
  }
}

export function validityOf(form: CouponForm): CouponTemplate['validity'] {
  return form.validity === 'fixed'
    ? { kind: 'fixed', from: form.validFrom, to: form.validTo }
    : { kind: 'days', days: form.validDays ?? 0, startDelayDays: form.startDelayDays ?? 0 };
}

export function claimOf(form: CouponForm): CouponTemplate['claim'] {
  if (!form.claimed) return null;
  return {
    from: momentOf(form.claimFrom),
    until: momentOf(form.claimUntil),
    tiers: form.claimTiers,
    pointsPrice: form.pointsPrice ?? 0,
  };
}

export function draftOf(form: CouponForm): CouponTemplateDraft {
  return {
    terms: termsOf(form),
    validity: validityOf(form),
    stockTotal: form.stockTotal,
    perMember: form.perMember ?? 1,
    perDay: form.perDay,
    claim: claimOf(form),
  };
}

/** A template as the editor shows it. */
export function formOf({ claim, stockTotal, perDay, perMember, ...version }: CouponTemplate): CouponForm {
  return { ...formOfVersion(version), stockTotal, perDay, perMember, ...claimFields(claim) };
}

/** What every coupon of a version promises, as the editor shows it. */
export function formOfVersion({ terms, validity }: Pick<CouponTemplate, 'terms' | 'validity'>): CouponForm {
  return {
    ...emptyCouponForm,
    kind: terms.kind,
    title: terms.title,
    note: terms.note,
    amountYuan: yuan(terms.amountFen),
    zhe: terms.payPercent === undefined ? null : terms.payPercent / 10,
    capYuan: yuan(terms.capFen),
    minSpendYuan: terms.minSpendFen === 0 ? null : terms.minSpendFen / 100,
    categories: terms.categories,
    stores: terms.stores,
    tiers: terms.tiers ?? [],
    ...validityFields(validity),
    blackoutWeekdays: terms.blackout?.weekdays ?? [],
    blackoutDays: terms.blackout?.days ?? [],
    group: terms.stacking?.group ?? '',
    excludes: terms.stacking?.excludes ?? [],
    refund: terms.refund?.kind ?? 'returnIfValid',
    refundDays: terms.refund?.kind === 'returnAndExtend' ? terms.refund.days : emptyCouponForm.refundDays,
  };
}

function validityFields(validity: CouponTemplate['validity']): Partial<CouponForm> {
  return validity.kind === 'fixed'
    ? { validity: 'fixed', validFrom: validity.from, validTo: validity.to }
    : { validity: 'days', validDays: validity.days, startDelayDays: validity.startDelayDays || null };
}

function claimFields(claim: CouponTemplate['claim']): Partial<CouponForm> {
  if (!claim) return { claimed: false };
  return {
    claimed: true,
    claimFrom: momentText(claim.from),
    claimUntil: momentText(claim.until),
    claimTiers: claim.tiers,
    pointsPrice: claim.pointsPrice || null,
  };
}
