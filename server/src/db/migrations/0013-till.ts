import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns } from '../add-columns.js';
import { createTable } from '../create-table.js';

/** The sale book, what is given back of it, every action at a till, limits of clerks; bills with lines and points. */
export class Till0013 implements MigrationInterface {
  readonly name = 'Till1700000000013';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'sale',
      columns: {
        id: 'id',
        // The key of its purchase; a bill that coupons or points covered whole has no purchase, but a key all the same.
        source: 'key(48)',
        external_id: 'key(64)',
        member_id: 'bigint',
        store_id: 'key(30) null',
        staff_id: 'bigint null',
        amount_fen: 'bigint',
        payable_fen: 'bigint',
        points_spent: 'bigint',
        use_key: 'key(120)', // what its coupons and points were used under
        price: 'text', // JSON of the `BillPrice`
        refunded_fen: 'bigint',
        ended: 'key(8) null', // undone | returned: nothing is left to give back
        at: 'bigint', // when it was paid
        recorded_at: 'bigint',
      },
      unique: { uq_sale_key: ['source', 'external_id'] },
      indexes: { ix_sale_store: ['store_id', 'at'], ix_sale_member: ['member_id', 'at'] },
    });
    await createTable(runner, {
      name: 'sale_return',
      columns: {
        id: 'id',
        sale_id: 'bigint',
        return_no: 'key(64)', // names the giving back within its sale
        amount_fen: 'bigint',
        parts: 'text', // JSON of what it gave back of which line, in fen of what was paid
        points_back: 'bigint',
        at: 'bigint',
      },
      unique: { uq_return_no: ['sale_id', 'return_no'] },
    });
    await createTable(runner, {
      name: 'till_action',
      columns: {
        id: 'id',
        kind: 'key(12)', // purchase | refund | undo | perk | gift | bill
        store_id: 'key(30)',
        staff_id: 'bigint',
        staff: 'varchar(60)',
        device: 'varchar(40) null',
        idem_key: 'key(96)',
        request_hash: 'key(64)',
        reply: 'text null', // JSON of the first answer
        member_id: 'bigint',
        subject: 'key(120)', // the receipt, the coupon, the perk
        title: 'varchar(80)',
        amount_fen: 'bigint',
        points: 'bigint',
        second_staff_id: 'bigint null',
        second_staff: 'varchar(60) null',
        taken_at: 'bigint null', // when a phone without a network took it down
        at: 'bigint',
        undone_at: 'bigint null',
        undone_by: 'varchar(60) null',
      },
      unique: { uq_action_key: ['store_id', 'idem_key'] },
      indexes: { ix_action_store: ['store_id', 'at'], ix_action_at: ['at'], ix_action_subject: ['subject'] },
    });
    await createTable(runner, {
      name: 'till_limit',
      columns: {
        store_id: 'key(30)', // empty: stores without limits of their own
        bill_fen: 'bigint',
        refund_fen: 'bigint',
        refunds_per_day_fen: 'bigint',
        changed_by: 'varchar(60)',
        changed_at: 'bigint',
      },
      primaryKey: ['store_id'],
    });
    await createTable(runner, {
      name: 'till_day',
      // What a clerk has given back on a business day without a second person.
      columns: { staff_id: 'bigint', day: 'int', refunded_fen: 'bigint' },
      primaryKey: ['staff_id', 'day'],
    });
    await addColumns(runner, 'pay_bill', {
      coupon_ids: 'text null', // JSON; `coupon_id` is of bills before
      points_spent: 'bigint default 0',
      price: 'text null', // JSON of the `BillPrice`
      device: 'varchar(40) null',
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['till_day', 'till_limit', 'till_action', 'sale_return', 'sale']) {
      await runner.query(`DROP TABLE IF EXISTS ${name}`);
    }
  }
}
