import type { CouponTemplate } from '@jieti/shared/api/coupons';
import type { CouponKind } from '@jieti/shared/model/coupon';
import { lifeNote } from '@jieti/shared/rules/coupons/coupon-notes';
import type { CsvCell } from '../http/csv.js';
import { idCursor } from '../http/id-cursor.js';
import type { CouponTemplatesQueries } from './coupon-templates.queries.js';

const kindWords: Readonly<Record<CouponKind, string>> = {
  cashOff: '满减',
  percentOff: '折扣',
  gift: '兑换',
  voucher: '代金',
  freeShipping: '免邮',
};

/** The list of templates as a spreadsheet, page by page. */
export const couponTemplateCsv = {
  header: ['编号', '标识', '名称', '种类', '有效期', '库存', '每人限领', '已发', '已核销', '状态'],

  async *rows(queries: CouponTemplatesQueries, search: string | undefined): AsyncGenerator<readonly CsvCell[]> {
    let cursor: string | null | undefined;
    do {
      const page = await queries.list({ search, beforeId: idCursor(cursor ?? undefined), limit: 100 });
      yield* page.items.map(rowOf);
      cursor = page.nextCursor;
    } while (cursor !== null);
  },
};

function rowOf(t: CouponTemplate): readonly CsvCell[] {
  return [
    t.id,
    t.key,
    t.terms.title,
    kindWords[t.terms.kind],
    lifeNote(t.validity),
    t.stockTotal ?? '不限',
    t.perMember,
    t.issued,
    t.redeemed,
    t.active ? '发放中' : '已停发',
  ];
}
