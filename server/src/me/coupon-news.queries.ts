import { Inject, Injectable } from '@nestjs/common';
import type { CouponEventKind } from '@jieti/shared/api/claims';
import { businessDayOf } from '@jieti/shared/calendar';
import { dayText } from '@jieti/shared/rules/tier/wording';
import { CONFIG, type Config } from '../config.js';
import { Reader } from '../db/sql.js';

interface Row {
  readonly coupon_id: number;
  readonly kind: CouponEventKind;
  readonly at: number;
  readonly reason: string | null;
}

/** What its owner should know of a coupon beyond its state. */
@Injectable()
export class CouponNewsQueries {
  constructor(
    private readonly reader: Reader,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** `6 月 12 日退款退回`, `门店作废：活动取消`: the latest of every coupon that has such news. */
  async latest(couponIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
    if (couponIds.length === 0) return new Map();
    const rows = await this.reader.query<Row>(
      `SELECT coupon_id, kind, at, reason FROM coupon_event
       WHERE coupon_id IN (${couponIds.map(() => '?').join(', ')})
         AND kind IN ('redeemed', 'reversed', 'extended', 'forfeited', 'voided') ORDER BY id`,
      couponIds,
    );
    const latest = new Map(rows.map((row) => [Number(row.coupon_id), this.wordsOf(row)]));
    return new Map([...latest].filter((news): news is [number, string] => news[1] !== null));
  }

  private wordsOf({ kind, at, reason }: Row): string | null {
    const day = dayText(businessDayOf(Number(at), this.config.timeZone));
    if (kind === 'reversed') return `${day}退款退回`;
    if (kind === 'extended') return `${day}退款退回，有效期已延长`;
    if (kind === 'forfeited') return reason ?? `${day}已退款，这张券不退回`;
    if (kind === 'voided') return reason ? `门店作废：${reason}` : '门店作废';
    return null;
  }
}
