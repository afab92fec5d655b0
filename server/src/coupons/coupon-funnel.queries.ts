import { Injectable } from '@nestjs/common';
import type { CouponFunnel } from '@jieti/shared/api/coupons';
import { formatDay } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

const DAYS = 60;

/** Where a template's coupons are, and how many came and went on which day. */
@Injectable()
export class CouponFunnelQueries {
  constructor(private readonly reader: Reader) {}

  async get(templateId: number, now: Instant): Promise<CouponFunnel> {
    const [states, events, days] = await Promise.all([
      this.reader.query<{ issued: number; redeemed: number | null; voided: number | null; expired: number | null }>(
        `SELECT COUNT(*) AS issued, SUM(CASE WHEN state = 'redeemed' THEN 1 ELSE 0 END) AS redeemed,
                SUM(CASE WHEN state = 'void' THEN 1 ELSE 0 END) AS voided,
                SUM(CASE WHEN state = 'issued' AND expires_at <= ? THEN 1 ELSE 0 END) AS expired
         FROM coupon WHERE template_id = ?`,
        [now, templateId],
      ),
      this.reader.query<{ kind: string; n: number }>(
        `SELECT kind, COUNT(*) AS n FROM coupon_event
         WHERE template_id = ? AND kind IN ('claimed', 'reversed', 'extended') GROUP BY kind`,
        [templateId],
      ),
      this.byDay(templateId),
    ]);
    const count = (kind: string): number => Number(events.find((row) => row.kind === kind)?.n ?? 0);
    const row = states[0];
    return {
      ...{ issued: Number(row?.issued ?? 0), claimed: count('claimed'), redeemed: Number(row?.redeemed ?? 0) },
      ...{ reversed: count('reversed') + count('extended'), expired: Number(row?.expired ?? 0) },
      ...{ voided: Number(row?.voided ?? 0), byDay: [...days] },
    };
  }

  private async byDay(templateId: number): Promise<CouponFunnel['byDay']> {
    const rows = await this.reader.query<{ day: number; issued: number; redeemed: number }>(
      `SELECT day, SUM(CASE WHEN kind = 'redeemed' THEN 0 ELSE 1 END) AS issued,
              SUM(CASE WHEN kind = 'redeemed' THEN 1 ELSE 0 END) AS redeemed
       FROM coupon_event WHERE template_id = ? AND kind IN ('issued', 'claimed', 'redeemed')
       GROUP BY day ORDER BY day DESC LIMIT ?`,
      [templateId, DAYS],
    );
    return rows
      .map(({ day, issued, redeemed }) => ({
        ...{ day: formatDay(Number(day)), issued: Number(issued), redeemed: Number(redeemed) },
      }))
      .toReversed();
  }
}
