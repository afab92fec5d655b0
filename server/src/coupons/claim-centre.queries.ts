import { Inject, Injectable } from '@nestjs/common';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import { businessDayOf } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import { Reader } from '../db/sql.js';
import { templateColumns, templateOf, type TemplateRow } from './template-row.js';

/** A template of the claim centre with what is counted for one member today. */
export interface OfferedTemplate {
  readonly template: CouponTemplate;
  readonly taken: number;
  readonly issuedToday: number;
}

@Injectable()
export class ClaimCentreQueries {
  constructor(
    private readonly reader: Reader,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** At most 100, newest first. */
  async list(memberId: number, now: Instant): Promise<readonly OfferedTemplate[]> {
    const rows = await this.reader.query<TemplateRow>(
      `SELECT ${templateColumns} FROM coupon_template WHERE claim IS NOT NULL AND active = 1 ORDER BY id DESC LIMIT 100`,
    );
    if (rows.length === 0) return [];
    const ids = rows.map((row) => Number(row.id));
    const marks = ids.map(() => '?').join(', ');
    const taken = await this.reader.query<{ template_id: number; n: number }>(
      `SELECT template_id, COUNT(*) AS n FROM coupon WHERE member_id = ? AND template_id + 0 IN (${marks})
       GROUP BY template_id`,
      [memberId, ...ids],
    );
    const today = await this.reader.query<{ template_id: number; n: number }>(
      `SELECT template_id, issued AS n FROM coupon_day_stock WHERE day = ? AND template_id IN (${marks})`,
      [businessDayOf(now, this.config.timeZone), ...ids],
    );
    const takenOf = new Map(taken.map((row) => [Number(row.template_id), Number(row.n)]));
    const todayOf = new Map(today.map((row) => [Number(row.template_id), Number(row.n)]));
    return rows.map(templateOf).map((template) => ({
      template,
      taken: takenOf.get(template.id) ?? 0,
      issuedToday: todayOf.get(template.id) ?? 0,
    }));
  }

  /** Whether nothing of the template is left for good: known without a lock, so that a rush on it costs little. */
  async isGone(templateId: number, memberId: number, grantKey: string): Promise<boolean> {
    const [row] = await this.reader.query<{ id: number }>(
      `SELECT id FROM coupon_template WHERE id = ? AND stock_total IS NOT NULL AND issued + reserved >= stock_total
       AND NOT EXISTS (SELECT 1 FROM coupon WHERE member_id = ? AND grant_key = ?)`,
      [templateId, memberId, grantKey],
    );
    return row !== undefined;
  }
}
