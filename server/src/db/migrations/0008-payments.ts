import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndex } from '../add-columns.js';
import { createTable } from '../create-table.js';

/** Bills written at the till, packs of coupons, refunds asked for, and shipping information owed to WeChat. */
export class Payments0008 implements MigrationInterface {
  readonly name = 'Payments1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'pay_order', {
      purpose: `key(8) default 'plain'`, // plain | bill | pack
      subject: 'key(40) null', // the pack's id
      expires_at: 'bigint null', // WeChat Pay takes no money for it from then on
      next_ask_at: 'bigint default 0',
    });
    await addIndex(runner, 'pay_order', 'ix_order_ask', ['state', 'next_ask_at']);
    await addIndex(runner, 'pay_order', 'ix_order_subject', ['subject', 'member_id']);
    await createTable(runner, {
      name: 'pay_bill',
      columns: {
        bill_no: 'key(32)', // the number of its order at WeChat Pay as well: one bill, one order
        member_id: 'bigint',
        store_id: 'key(30)',
        staff_id: 'bigint',
        staff: 'varchar(60)',
        request_key: 'key(64)',
        amount_fen: 'bigint',
        payable_fen: 'bigint',
        category: 'varchar(30) null',
        note: 'varchar(60) null',
        coupon_id: 'bigint null',
        discounts: 'text',
        state: 'key(10)', // open | paid | cancelled | expired
        created_at: 'bigint',
        expires_at: 'bigint',
        ended_at: 'bigint null',
        ended_by: 'varchar(60) null',
        transaction_id: 'key(64) null',
        // Money that came in after the end; it goes back.
        late_at: 'bigint null',
      },
      primaryKey: ['bill_no'],
      unique: { uq_bill_request: ['staff_id', 'request_key'] },
      indexes: {
        ix_bill_member: ['member_id', 'state'],
        ix_bill_due: ['state', 'expires_at'],
        ix_bill_store: ['store_id', 'created_at'],
      },
    });
    await createTable(runner, {
      name: 'pay_refund',
      columns: {
        out_refund_no: 'key(64)',
        out_trade_no: 'key(32)',
        refund_no: 'key(40)',
        amount_fen: 'bigint',
        reason: 'varchar(80)',
        state: 'key(12)', // requested | processing | arrived | abnormal | closed | refused
        requested_by: 'varchar(80)',
        refund_id: 'key(64) null',
        error: 'key(60) null',
        attempts: 'int',
        next_at: 'bigint null', // null: nothing is left to be asked
        requested_at: 'bigint',
        updated_at: 'bigint',
      },
      primaryKey: ['out_refund_no'],
      indexes: { ix_refund_order: ['out_trade_no'], ix_refund_due: ['next_at'] },
    });
    await createTable(runner, {
      name: 'shipping_upload',
      columns: {
        transaction_id: 'key(64)',
        openid: 'key(128)',
        logistics_type: 'int', // 3 virtual | 4 handed over in the store
        item_desc: 'varchar(120)',
        state: 'key(10)', // pending | sent | failed | needless
        attempts: 'int',
        next_at: 'bigint null',
        errcode: 'bigint null',
        error: 'varchar(200) null',
        created_at: 'bigint',
        uploaded_at: 'bigint null',
        settled_at: 'bigint null', // the money is ours: the buyer has confirmed, or WeChat in their place
      },
      primaryKey: ['transaction_id'],
      indexes: { ix_shipping_due: ['next_at'] },
    });
    await createTable(runner, {
      name: 'coupon_pack',
      columns: {
        id: 'id',
        title: 'varchar(40)',
        note: 'varchar(60)',
        price_fen: 'bigint',
        template_id: 'bigint',
        coupons: 'int',
        stock_total: 'int null',
        taken: 'int', // sold, or in an order that may still be paid
        per_member: 'int',
        active: 'bool',
        created_by: 'varchar(60)',
        created_at: 'bigint',
      },
      indexes: { ix_pack_active: ['active', 'id'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['coupon_pack', 'shipping_upload', 'pay_refund', 'pay_bill']) {
      await runner.query(`DROP TABLE IF EXISTS ${name}`);
    }
  }
}
