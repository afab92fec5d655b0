import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import type { NewTillAction } from './till-action.js';

const COLUMNS = [
  ...['kind', 'store_id', 'staff_id', 'staff', 'device', 'idem_key', 'request_hash', 'member_id', 'subject', 'title'],
  ...['amount_fen', 'points', 'second_staff_id', 'second_staff', 'taken_at', 'at', 'reply'],
];

/** A refund that a clerk gives alone. */
export interface RefundOfDay {
  readonly staffId: number;
  /** Business day. */
  readonly day: number;
  readonly amountFen: number;
  /** The most a clerk may give back in a day. */
  readonly limitFen: number;
}

/** Everything done at a till, a row each, in the transaction that does it. */
@Injectable()
export class TillActionsRepository {
  constructor(private readonly dialect: Dialect) {}

  /**
   * With its answer, where that is known by now. Refuses with busy when the key is taken: whoever asks then looks for the
   * first answer.
   */
  async insert(tx: Tx, action: NewTillAction, reply: object | null = null): Promise<void> {
    const { kind, storeId, staffId, staff, device, idemKey, requestHash, memberId, subject, title } = action;
    const { amountFen, points, second, takenAt, now } = action;
    try {
      await tx.insertRows('till_action', COLUMNS, [
        [
          ...[kind, storeId, staffId, staff, device, idemKey, requestHash, memberId, subject, title.slice(0, 80)],
          ...[amountFen, points, second?.staffId ?? null, second?.name ?? null, takenAt, now],
          reply && JSON.stringify(reply),
        ],
      ]);
    } catch (error) {
      if (this.dialect.isDuplicateKey(error)) throw new Refusal('busy');
      throw error;
    }
  }

  async setReply(
    tx: Tx,
    { storeId, idemKey }: Pick<NewTillAction, 'storeId' | 'idemKey'>,
    reply: object,
  ): Promise<void> {
    await tx.execute('UPDATE till_action SET reply = ? WHERE store_id = ? AND idem_key = ?', [
      JSON.stringify(reply),
      storeId,
      idemKey,
    ]);
  }

  /** Refuses with undo_done when another has undone it. */
  async markUndone(tx: Tx, id: number, by: string, now: Instant): Promise<void> {
    const { affectedRows } = await tx.execute(
      'UPDATE till_action SET undone_at = ?, undone_by = ? WHERE id = ? AND undone_at IS NULL',
      [now, by, id],
    );
    if (affectedRows !== 1) throw new Refusal('undo_done');
  }

  /**
   * Counts a refund into what a clerk has given back on a business day. Refuses with limit_refunds_day when it would be
   * more than `limitFen`.
   */
  async addToDay(tx: Tx, of: RefundOfDay): Promise<void> {
    if (await addWithin(tx, of)) return;
    const { staffId, day, amountFen, limitFen } = of;
    if (amountFen > limitFen) throw new Refusal('limit_refunds_day');
    try {
      await tx.insertRows('till_day', ['staff_id', 'day', 'refunded_fen'], [[staffId, day, amountFen]]);
    } catch (error) {
      if (!this.dialect.isDuplicateKey(error)) throw error;
      if (!(await addWithin(tx, of))) throw new Refusal('limit_refunds_day');
    }
  }
}

async function addWithin(tx: Tx, { staffId, day, amountFen, limitFen }: RefundOfDay): Promise<boolean> {
  const { affectedRows } = await tx.execute(
    'UPDATE till_day SET refunded_fen = refunded_fen + ? WHERE staff_id = ? AND day = ? AND refunded_fen + ? <= ?',
    [amountFen, staffId, day, amountFen, limitFen],
  );
  return affectedRows === 1;
}
