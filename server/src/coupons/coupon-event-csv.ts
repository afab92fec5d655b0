import type { CouponEventKind } from '@jieti/shared/api/claims';
import { businessDayOf, formatDay, offsetAt } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import type { CsvCell } from '../http/csv.js';
import type { CouponEventFilter, CouponEventsQueries } from './coupon-events.queries.js';

const kindWords: Readonly<Record<CouponEventKind, string>> = {
  issued: '发放',
  claimed: '领取',
  locked: '占用',
  released: '释放',
  redeemed: '核销',
  reversed: '退回',
  extended: '退回并延期',
  forfeited: '退款不退券',
  voided: '作废',
};

/** The log as a spreadsheet, page by page. */
export const couponEventCsv = {
  header: ['编号', '时间', '事项', '券', '券码', '会员编号', '经手', '门店', '设备', '订单', '说明'],

  async *rows(
    queries: CouponEventsQueries,
    filter: CouponEventFilter,
    timeZone: string,
  ): AsyncGenerator<readonly CsvCell[]> {
    let beforeId: number | undefined;
    do {
      const page = await queries.list(filter, { beforeId, limit: 500 });
      for (const e of page.items)
        yield [
          ...[e.id, clockText(e.at, timeZone), kindWords[e.kind], e.title, e.code, e.memberId, e.actor],
          ...[e.storeName ?? e.storeId, e.device, e.fact, e.reason],
        ];
      beforeId = page.nextCursor === null ? undefined : Number(page.nextCursor);
    } while (beforeId !== undefined);
  },
};

/** `2026-12-31 23:59:59`, on the shop's clock. */
function clockText(at: Instant, timeZone: string): string {
  const time = new Date(at + offsetAt(at, timeZone)).toISOString().slice(11, 19);
  return `${formatDay(businessDayOf(at, timeZone))} ${time}`;
}
