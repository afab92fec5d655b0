import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import type { ShippingState, ShippingUpload } from './shipping-upload.js';

const COLUMNS = [
  ...['transaction_id', 'openid', 'logistics_type', 'item_desc', 'state', 'attempts', 'next_at', 'created_at'],
];

/** Shipping information owed to WeChat: written with the payment, told afterwards. */
@Injectable()
export class ShippingRepository {
  constructor(private readonly dialect: Dialect) {}

  /** Once per payment. */
  async insert(tx: Tx, upload: Omit<ShippingUpload, 'attempts' | 'createdAt'>, now: Instant): Promise<void> {
    const { transactionId, openid, logisticsType } = upload;
    const itemDesc = [...upload.itemDesc].slice(0, 120).join('');
    try {
      await tx.attempt(() =>
        tx.insertRows('shipping_upload', COLUMNS, [
          [transactionId, openid, logisticsType, itemDesc, 'pending', 0, now, now],
        ]),
      );
    } catch (error) {
      if (!this.dialect.isDuplicateKey(error)) throw error;
    }
  }

  /** Takes the next attempt; false when another process has taken it. */
  async claim(tx: Tx, upload: ShippingUpload, nextAt: Instant): Promise<boolean> {
    const { affectedRows } = await tx.execute(
      `UPDATE shipping_upload SET next_at = ?, attempts = attempts + 1
       WHERE transaction_id = ? AND attempts = ? AND state = 'pending'`,
      [nextAt, upload.transactionId, upload.attempts],
    );
    return affectedRows === 1;
  }

  /** What WeChat said last; `pending` leaves the next attempt where the claim has put it. */
  async note(
    tx: Tx,
    transactionId: string,
    said: {
      readonly state: ShippingState;
      readonly errcode: number | null;
      readonly error: string | null;
      readonly now: Instant;
    },
  ): Promise<void> {
    const { state, errcode, error, now } = said;
    await tx.execute(
      `UPDATE shipping_upload SET state = ?, errcode = ?, error = ?, uploaded_at = CASE WHEN ? = 'sent' THEN ? ELSE
       uploaded_at END${state === 'pending' ? '' : ', next_at = NULL'} WHERE transaction_id = ?`,
      [state, errcode, error?.slice(0, 200) ?? null, state, now, transactionId],
    );
  }

  /** WeChat reminds us: whatever we thought, it is to be told (again). False where no such payment is ours. */
  async requeue(tx: Tx, transactionId: string, now: Instant): Promise<boolean> {
    const { affectedRows } = await tx.execute(
      `UPDATE shipping_upload SET state = 'pending', attempts = 0, next_at = ? WHERE transaction_id = ?`,
      [now, transactionId],
    );
    return affectedRows === 1;
  }

  /** The buyer has confirmed, or WeChat in their place: the money is the shop's. */
  async noteSettled(tx: Tx, transactionId: string, at: Instant): Promise<boolean> {
    const { affectedRows } = await tx.execute('UPDATE shipping_upload SET settled_at = ? WHERE transaction_id = ?', [
      at,
      transactionId,
    ]);
    return affectedRows === 1;
  }
}
