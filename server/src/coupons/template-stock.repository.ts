import { Inject, Injectable } from '@nestjs/common';
import { businessDayOf } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';

/** Where coupons come out of: `stock`, or what was set aside for codes and grants to many. */
export type StockSource = 'stock' | 'reserved';

export interface StockWish {
  readonly templateId: number;
  readonly wanted: number;
  readonly from: StockSource;
  /** The template's limit per business day; null: none. Reserved coupons are outside it. */
  readonly perDay: number | null;
}

/**
 * How many coupons a template still gives. Issued and reserved together never exceed the total, and the day's count
 * never its limit: each is one conditional update, and the template's row stays locked until the commit.
 */
@Injectable()
export class TemplateStockRepository {
  constructor(
    private readonly dialect: Dialect,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** Takes as many as there are, at most `wanted`; 0 also for a template that is switched off. */
  async take(tx: Tx, wish: StockWish, now: Instant): Promise<number> {
    if (wish.from === 'reserved') return this.takeReserved(tx, wish);
    const taken = await this.takeOfTotal(tx, wish);
    if (taken === 0 || wish.perDay === null) return taken;
    const ofDay = await this.takeOfDay(tx, { ...wish, perDay: wish.perDay, wanted: taken }, now);
    if (ofDay < taken)
      await tx.execute('UPDATE coupon_template SET issued = issued - ? WHERE id = ?', [taken - ofDay, wish.templateId]);
    return ofDay;
  }

  /** Sets coupons aside: exactly `wanted`, or with `partial` as many as are left; gives how many. */
  async reserve(tx: Tx, templateId: number, wanted: number, partial: boolean): Promise<number> {
    if (await this.add(tx, 'reserved', templateId, wanted)) return wanted;
    if (!partial) return 0;
    const rest = Math.min(wanted, await this.left(tx, templateId));
    return rest > 0 && (await this.add(tx, 'reserved', templateId, rest)) ? rest : 0;
  }

  /** Gives back what was set aside and not used. */
  async release(tx: Tx, templateId: number, count: number): Promise<void> {
    if (count > 0)
      await tx.execute('UPDATE coupon_template SET reserved = reserved - ? WHERE id = ?', [count, templateId]);
  }

  private async takeOfTotal(tx: Tx, { templateId, wanted }: StockWish): Promise<number> {
    if (await this.add(tx, 'issued', templateId, wanted)) return wanted;
    const rest = Math.min(wanted, await this.left(tx, templateId));
    return rest > 0 && (await this.add(tx, 'issued', templateId, rest)) ? rest : 0;
  }

  /** What is neither issued nor reserved; locks the template. */
  private async left(tx: Tx, templateId: number): Promise<number> {
    const [row] = await tx.query<{ left_over: number | null; active: number }>(
      `SELECT stock_total - issued - reserved AS left_over, active FROM coupon_template
       WHERE id = ?${this.dialect.forUpdate}`,
      [templateId],
    );
    return row && Number(row.active) === 1 ? Math.max(0, Number(row.left_over ?? 0)) : 0;
  }

  private async add(tx: Tx, column: 'issued' | 'reserved', templateId: number, count: number): Promise<boolean> {
    const { affectedRows } = await tx.execute(
      `UPDATE coupon_template SET ${column} = ${column} + ?
       WHERE id = ? AND active = 1 AND (stock_total IS NULL OR issued + reserved + ? <= stock_total)`,
      [count, templateId, count],
    );
    return affectedRows === 1;
  }

  private async takeReserved(tx: Tx, { templateId, wanted }: StockWish): Promise<number> {
    const { affectedRows } = await tx.execute(
      `UPDATE coupon_template SET issued = issued + ?, reserved = reserved - ?
       WHERE id = ? AND active = 1 AND reserved >= ?`,
      [wanted, wanted, templateId, wanted],
    );
    return affectedRows === 1 ? wanted : 0;
  }

  /** The template's row is locked, so nobody else counts for this day. */
  private async takeOfDay(tx: Tx, wish: StockWish & { readonly perDay: number }, now: Instant): Promise<number> {
    const key = [wish.templateId, businessDayOf(now, this.config.timeZone)];
    const [row] = await tx.query<{ issued: number }>(
      `SELECT issued FROM coupon_day_stock WHERE template_id = ? AND day = ?${this.dialect.forUpdate}`,
      key,
    );
    const taken = Math.min(wish.wanted, Math.max(0, wish.perDay - Number(row?.issued ?? 0)));
    if (taken === 0) return 0;
    if (row)
      await tx.execute('UPDATE coupon_day_stock SET issued = issued + ? WHERE template_id = ? AND day = ?', [
        taken,
        ...key,
      ]);
    else await tx.insertRows('coupon_day_stock', ['template_id', 'day', 'issued'], [[...key, taken]]);
    return taken;
  }
}
