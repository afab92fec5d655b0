import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import { SaleUsesRepository, type SaleUse } from '../sales/sale-uses.repository.js';
import { SalesRepository } from '../sales/sales.repository.js';
import { billColumns, billOf, billUseKey, type BillRow, type PayBill } from './bill.js';

const COLUMNS = [
  ...['bill_no', 'member_id', 'store_id', 'staff_id', 'staff', 'request_key', 'amount_fen', 'payable_fen', 'category'],
  ...['note', 'coupon_id', 'coupon_ids', 'points_spent', 'price', 'device', 'discounts', 'state', 'created_at'],
  'expires_at',
];

/** Money that has come in for a bill. */
interface BillPayment {
  readonly transactionId: string;
  readonly paidAt: Instant;
  readonly now: Instant;
}

/** Bills with what they hold of their members' coupons and points: open, then once and for all paid, cancelled or expired. */
@Injectable()
export class BillsRepository {
  constructor(
    private readonly dialect: Dialect,
    private readonly ledger: LedgerRepository,
    private readonly uses: SaleUsesRepository,
    private readonly sales: SalesRepository,
  ) {}

  /** Holds the bill's coupons and spends its points; the caller has locked the member. Refuses as `SaleUsesRepository.hold`. */
  async insert(tx: Tx, bill: PayBill, tier: string): Promise<void> {
    await this.uses.hold(tx, { ...useOf(bill, bill.createdAt), tier });
    const { billNo, memberId, storeId, staffId, staff, requestKey, amountFen, payableFen } = bill;
    const { note, discounts, price, device, state, createdAt, expiresAt } = bill;
    const category = price.lines[0]?.category ?? null;
    await tx.insertRows('pay_bill', COLUMNS, [
      [
        ...[billNo, memberId, storeId, staffId, staff, requestKey, amountFen, payableFen, category],
        ...[note, price.couponIds[0] ?? null, JSON.stringify(price.couponIds), price.pointsSpent],
        ...[JSON.stringify(price), device, JSON.stringify(discounts), state, createdAt, expiresAt],
      ],
    ]);
  }

  /** Its member first, as everything that moves points or coupons. Refuses with bill_unknown. */
  async lock(tx: Tx, billNo: string): Promise<PayBill> {
    const [found] = await tx.query<{ member_id: number | string }>('SELECT member_id FROM pay_bill WHERE bill_no = ?', [
      billNo,
    ]);
    if (found) await this.ledger.lock(tx, [Number(found.member_id)]);
    const [row] = await tx.query<BillRow>(
      `SELECT ${billColumns} FROM pay_bill b WHERE b.bill_no = ?${this.dialect.forUpdate}`,
      [billNo],
    );
    if (!row) throw new Refusal('bill_unknown');
    return billOf(row);
  }

  /**
   * Money has come in. An open bill is paid, its coupons used up and entered into the sale book; for one that has ended
   * the money is `late`. The caller has locked the bill.
   */
  async takeMoney(tx: Tx, bill: PayBill, payment: BillPayment): Promise<'paid' | 'late'> {
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
    await this.sell(tx, bill, payment);
    return 'paid';
  }

  /** Ends an open bill without money and gives back what it held; the caller has locked it and found it open. */
  async end(
    tx: Tx,
    bill: PayBill,
    end: { readonly state: 'cancelled' | 'expired'; readonly by: string | null; readonly now: Instant },
  ): Promise<void> {
    await tx.execute(`UPDATE pay_bill SET state = ?, ended_at = ?, ended_by = ? WHERE bill_no = ? AND state = 'open'`, [
      end.state,
      end.now,
      end.by,
      bill.billNo,
    ]);
    await this.uses.release(tx, useOf(bill, end.now), end.by ?? 'system');
  }

  private async sell(tx: Tx, bill: PayBill, { transactionId, paidAt, now }: BillPayment): Promise<void> {
    const { memberId, storeId, staffId, price, billNo } = bill;
    const key = { source: 'wxpay', externalId: transactionId };
    await this.uses.useHeld(tx, useOf(bill, now), `wxpay/${transactionId}`);
    const use = { useKey: billUseKey(billNo), at: paidAt, recordedAt: now };
    await this.sales.insert(tx, { key, memberId, storeId, staffId, price, ...use });
  }
}

function useOf({ memberId, storeId, staff, device, billNo, price }: PayBill, now: Instant): Omit<SaleUse, 'tier'> {
  return { memberId, storeId, staff, device, useKey: billUseKey(billNo), price, now };
}
