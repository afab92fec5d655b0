import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { CouponHoldsRepository } from '../coupons/coupon-holds.repository.js';
import { CouponsRepository } from '../coupons/coupons.repository.js';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { packColumns, packGrantPrefix, packOf, type CouponPack, type PackRow } from './coupon-pack.js';
import type { PayOrder } from './pay-order.js';

/** Not all coupons of a pack could be granted: none of them is. */
class PackIncomplete extends Error {}

/** Packs of coupons, and their stock: taken by an order, given back when the order is closed without money. */
@Injectable()
export class PacksRepository {
  constructor(
    private readonly dialect: Dialect,
    private readonly coupons: CouponsRepository,
    private readonly holds: CouponHoldsRepository,
  ) {}

  async insert(tx: Tx, pack: Omit<CouponPack, 'id' | 'taken' | 'active'>, by: string): Promise<number> {
    const { title, note, priceFen, templateId, coupons, stockTotal, perMember, createdAt } = pack;
    const { insertId } = await tx.execute(
      `INSERT INTO coupon_pack (title, note, price_fen, template_id, coupons, stock_total, taken, per_member, active,
       created_by, created_at) VALUES (?, ?, ?, ?, ?, ?, 0, ?, 1, ?, ?)`,
      [title, note, priceFen, templateId, coupons, stockTotal, perMember, by, createdAt],
    );
    return insertId;
  }

  async setActive(tx: Tx, id: number, active: boolean): Promise<boolean> {
    const { affectedRows } = await tx.execute('UPDATE coupon_pack SET active = ? WHERE id = ?', [active, id]);
    return affectedRows === 1;
  }

  /**
   * Sets one pack aside for a member's order. Refuses with pack_unknown (also for one not sold any more), pack_sold_out
   * or pack_limit.
   */
  async take(tx: Tx, id: number, memberId: number): Promise<CouponPack> {
    const [row] = await tx.query<PackRow>(
      `SELECT ${packColumns} FROM coupon_pack WHERE id = ?${this.dialect.forUpdate}`,
      [id],
    );
    const pack = row && packOf(row);
    if (!pack?.active) throw new Refusal('pack_unknown');
    if (pack.stockTotal !== null && pack.taken >= pack.stockTotal) throw new Refusal('pack_sold_out');
    const [count] = await tx.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM pay_order WHERE subject = ? AND member_id = ? AND state IN ('created', 'paid')`,
      [String(id), memberId],
    );
    if (Number(count?.n) >= pack.perMember) throw new Refusal('pack_limit');
    await tx.execute('UPDATE coupon_pack SET taken = taken + 1 WHERE id = ?', [id]);
    return pack;
  }

  async giveBack(tx: Tx, order: PayOrder): Promise<void> {
    await tx.execute('UPDATE coupon_pack SET taken = taken - 1 WHERE id = ? AND taken > 0', [Number(order.subject)]);
  }

  /** Takes the unused coupons of a sold pack back; the fen they stand for, rounded down. */
  async takeBack(tx: Tx, order: PayOrder, now: Instant): Promise<number> {
    const [row] = await tx.query<{ coupons: number }>('SELECT coupons FROM coupon_pack WHERE id = ?', [
      Number(order.subject),
    ]);
    const act = { by: '券包退款', now };
    const unused = await this.holds.voidUnused(tx, order.memberId, packGrantPrefix(order.outTradeNo), act);
    return row ? Math.floor((order.amountFen * unused) / row.coupons) : 0;
  }

  /** Grants what was paid for, all or nothing; false when it cannot be. */
  async hand(tx: Tx, order: PayOrder, now: Instant): Promise<boolean> {
    if (order.state !== 'created') return false;
    const id = Number(order.subject);
    const [row] = await tx.query<PackRow>(`SELECT ${packColumns} FROM coupon_pack WHERE id = ?`, [id]);
    if (!row) return false;
    const pack = packOf(row);
    const { memberId, outTradeNo } = order;
    const requests = Array.from({ length: pack.coupons }, (_, i) => ({
      memberId,
      template: { id: pack.templateId },
      grantKey: `${packGrantPrefix(outTradeNo)}${i + 1}`,
      origin: `券包：${pack.title}`.slice(0, 80),
    }));
    try {
      await tx.attempt(async () => {
        const outcomes = await this.coupons.grant(tx, requests, now);
        if (outcomes.some(({ coupon }) => coupon === null)) throw new PackIncomplete();
      });
      return true;
    } catch (error) {
      if (!(error instanceof PackIncomplete)) throw error;
      await this.giveBack(tx, order);
      return false;
    }
  }
}
