import type { CouponTemplate, CouponTemplatePatch } from '@jieti/shared/api/coupons';
import { couponNotes, lifeNote } from '@jieti/shared/rules/coupons/coupon-notes';
import { couponConditions, couponFace, couponKindWords } from '../../../lib/coupon-words';
import { dateTimeWords } from '../../../lib/dates';
import { count } from '../../../lib/numbers';
import { claimOf, formOf, formOfVersion, termsOf, validityOf } from './coupon-draft';
import type { CouponForm } from './coupon-form';

export interface CouponChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

type Version = Pick<CouponTemplate, 'terms' | 'validity'>;
export type Names = (keys: readonly string[]) => string;
type Words = readonly (readonly [string, (form: CouponForm, names: Names) => string])[];

const listed = (all: string) => (values: readonly string[]) => (values.length === 0 ? all : values.join('、'));

/** Belongs to every coupon: a change of it is a new version, issued coupons keep theirs. */
const termWords: Words = [
  ['种类', ({ kind }) => couponKindWords[kind]],
  ['面额', (form) => couponFace(termsOf(form))],
  ['券名', ({ title }) => title.trim()],
  ['说明', ({ note }) => note.trim() || '—'],
  ['门槛', (form) => couponConditions({ ...termsOf(form), categories: [], stores: [] })],
  ['有效期', (form) => lifeNote(validityOf(form))],
  ['门店', ({ stores }, names) => (stores.length === 0 ? '全部门店' : names(stores))],
  ['品类', ({ categories }) => listed('全部品类')(categories)],
  ['等级', ({ tiers }, names) => (tiers.length === 0 ? '全部等级' : names(tiers))],
  ['不可用的日子', (form) => couponNotes(termsOf(form)).blackoutNote ?? '没有'],
  ['叠加', stackingText],
  ['退货', (form) => couponNotes(termsOf(form)).refundNote],
];

/** Belongs to the template: counts from now on for everybody. */
const limitWords: Words = [
  ['库存', ({ stockTotal }) => limitText(stockTotal)],
  ['每天最多发', ({ perDay }) => limitText(perDay)],
  ['每人最多', ({ perMember }) => limitText(perMember)],
  ['领券中心', claimText],
];

export interface CouponChanges {
  readonly terms: readonly CouponChange[];
  readonly limits: readonly CouponChange[];
}

/** What the form changes about a template, in words; `names` reads keys of stores and tiers. */
export function couponChanges(template: CouponTemplate, form: CouponForm, names: Names): CouponChanges {
  const before = formOf(template);
  return {
    terms: differences(termWords, { before, after: form }, names),
    limits: differences(limitWords, { before, after: form }, names),
  };
}

/** What one version promises otherwise than another. */
export function versionChanges(before: Version, after: Version, names: Names): readonly CouponChange[] {
  const forms = { before: formOfVersion(before), after: formOfVersion(after) };
  return differences(termWords, forms, names);
}

interface Forms {
  readonly before: CouponForm;
  readonly after: CouponForm;
}

function differences(words: Words, { before, after }: Forms, names: Names): readonly CouponChange[] {
  return words.flatMap(([label, wordsOf]) => {
    const change = { label, before: wordsOf(before, names), after: wordsOf(after, names) };
    return change.before === change.after ? [] : [change];
  });
}

/** Only what changed is sent; terms go with the version they were read at. */
export function patchOf(template: CouponTemplate, form: CouponForm, changes: CouponChanges): CouponTemplatePatch {
  const terms = changes.terms.length > 0 && { terms: termsOf(form), validity: validityOf(form) };
  const limits = changes.limits.length > 0 && {
    stockTotal: form.stockTotal,
    perDay: form.perDay,
    perMember: form.perMember ?? 1,
    claim: claimOf(form),
  };
  return { ...terms, ...limits, version: template.version };
}

function limitText(value: number | null): string {
  return value === null ? '不限' : `${count(value)} 张`;
}

function stackingText(form: CouponForm): string {
  const { stacking } = termsOf(form);
  if (!stacking) return '单独使用';
  return stacking.excludes.length === 0
    ? `“${stacking.group}”组`
    : `“${stacking.group}”组，不和${stacking.excludes.join('、')}同单`;
}

function claimText(form: CouponForm, names: Names): string {
  const claim = claimOf(form);
  if (!claim) return '不放';
  const from = claim.from === null ? '' : `${dateTimeWords(claim.from)} 起`;
  const until = claim.until === null ? '' : `到 ${dateTimeWords(claim.until)}`;
  const price = claim.pointsPrice === 0 ? '免费' : `${count(claim.pointsPrice)} 积分`;
  return [price, `${from}${until}` || '一直可领', claim.tiers.length > 0 && names(claim.tiers)]
    .filter(Boolean)
    .join('，');
}
