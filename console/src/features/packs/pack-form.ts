import type { CouponPackDraft } from '@jieti/shared/api/packs';

/** The drawer's fields as people fill them in. Null is an empty field. */
export interface PackForm {
  readonly title: string;
  readonly note: string;
  readonly priceYuan: number | null;
  readonly templateId: number | null;
  readonly coupons: number | null;
  readonly stockTotal: number | null;
  readonly perMember: number | null;
}

export const emptyPackForm: PackForm = {
  title: '',
  note: '',
  priceYuan: null,
  templateId: null,
  coupons: 5,
  stockTotal: null,
  perMember: 1,
};

/** What is sent; null while something is missing. */
export function packDraft({ priceYuan, templateId, coupons, perMember, ...form }: PackForm): CouponPackDraft | null {
  const title = form.title.trim();
  if (title === '' || !priceYuan || templateId === null || !coupons || !perMember || form.stockTotal === 0) return null;
  const { stockTotal } = form;
  const priceFen = Math.round(priceYuan * 100);
  return { title, note: form.note.trim(), priceFen, templateId, coupons, stockTotal, perMember };
}
