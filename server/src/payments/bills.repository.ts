import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { CouponHoldsRepository } from '../coupons/coupon-holds.repository.js';
import { CouponsRepository } from '../coupons/coupons.repository.js';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { billColumns, billOf, billRedeemKey, type BillRow, type PayBill } from './bill.js';

const COLUMNS = [
  ...['bill_no', 'member_id', 'store_id', 'staff_id', 'staff', 'request_key', 'amount_fen', 'payable_fen'],
  ...['category', 'note', 'coupon_id', 'discounts', 'state', 'created_at', 'expires_at'],
];

/** Bills with the coupons they hold: open, then once and for all paid, cancelled or expired. */
@Injectable()
export class BillsRepository {
  constructor(
    private readonly dialect: Dialect,
    private readonly coupons: CouponsRepository,
    private readonly holds: CouponHoldsRepository,
  ) {}

  /** Holds the bill's coupon; refuses as `CouponHoldsRepository.hold` does. */
  async insert(tx: Tx, bill: PayBill): Promise<void> {
    const { billNo, memberId, storeId, couponId, createdAt } = bill;
    if (couponId !== null) {
      const redeemKey = billRedeemKey(billNo);
      await this.holds.hold(tx, { couponId, memberId, storeId, redeemKey, by: bill.staff, now: createdAt });
    }
    const { staffId, staff, requestKey, amountFen, payableFen } = bill;
    const { category, note, discounts, state, expiresAt } = bill;
    await tx.insertRows('pay_bill', COLUMNS, [
      [
        ...[billNo, memberId, storeId, staffId, staff, requestKey, amountFen, payableFen],
        ...[category, note, couponId, JSON.stringify(discounts), state, createdAt, expiresAt],
      ],
    ]);
  }

  /** Refuses with bill_unknown. */
  async lock(tx: Tx, billNo: string): Promise<PayBill> {
    const [row] = await tx.query<BillRow>(
      `SELECT ${billColumns} FROM pay_bill b WHERE b.bill_no = ?${this.dialect.forUpdate}`,
      [billNo],
    );
    if (!row) throw new Refusal('bill_unknown');
    return billOf(row);
  }

  /**
   * Money has come in. An open bill is paid and its coupon used up; for one that has ended the money is `late`. The
   * caller has locked the bill.
   */
  async takeMoney(
    tx: Tx,
    bill: PayBill,
    payment: { readonly transactionId: string; readonly now: Instant },
  ): Promise<'paid' | 'late'> {
    const { billNo } = bill;
    const { transactionId, now } = payment;
    if (bill.state !== 'open') {
      await tx.execute('UPDATE pay_bill SET late_at = ?, transaction_id = ? WHERE bill_no = ?', [
        now,
        transactionId,
        billNo,
      ]);
      return 'late';
    }
    await tx.execute(
      `UPDATE pay_bill SET state = 'paid', ended_at = ?, transaction_id = ? WHERE bill_no = ? AND state = 'open'`,
      [now, transactionId, billNo],
    );
    if (bill.couponId !== null) await this.useCoupon(tx, bill, bill.couponId, payment);
    return 'paid';
  }

  /** Ends an open bill without money and gives its coupon back; the caller has locked it and found it open. */
  async end(
    tx: Tx,
    bill: PayBill,
    end: { readonly state: 'cancelled' | 'expired'; readonly by: string | null; readonly now: Instant },
  ): Promise<void> {
    const { billNo, couponId } = bill;
    await tx.execute(`UPDATE pay_bill SET state = ?, ended_at = ?, ended_by = ? WHERE bill_no = ? AND state = 'open'`, [
      end.state,
      end.now,
      end.by,
      billNo,
    ]);
    const act = { by: end.by ?? '账单到期', now: end.now };
    if (couponId !== null) await this.holds.release(tx, couponId, billRedeemKey(billNo), act);
  }

  /** The money is in: whatever has become of the coupon meanwhile, the purchase stands. */
  private async useCoupon(
    tx: Tx,
    bill: PayBill,
    couponId: number,
    payment: { readonly transactionId: string; readonly now: Instant },
  ): Promise<void> {
    const { memberId, storeId, staff, billNo } = bill;
    const fact = `wxpay/${payment.transactionId}`;
    const redemption = { couponId, memberId, storeId, staff, fact, redeemKey: billRedeemKey(billNo), now: payment.now };
    try {
      await tx.attempt(() => this.coupons.redeem(tx, redemption));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
