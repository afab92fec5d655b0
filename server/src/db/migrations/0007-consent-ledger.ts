import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndex } from '../add-columns.js';
import { createTable } from '../create-table.js';

/** Every change of a member's consents, and what WeChat says at last about each message it took. */
export class ConsentLedger0007 implements MigrationInterface {
  readonly name = 'ConsentLedger1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'consent_entry',
      // Append-only: `subscription_quota.remaining` is the sum of `delta`.
      columns: {
        id: 'id',
        member_id: 'bigint',
        template_id: 'key(64)',
        delta: 'int',
        cause: 'key(12)', // opening | accepted | claimed | returned | refused | withdrawn
        ref: 'key(80)', // outbox:<id>, report:<request>, event:<id>
        at: 'bigint',
      },
      indexes: { ix_consent_entry: ['member_id', 'template_id', 'delta'] },
    });
    await createTable(runner, {
      name: 'consent_accept',
      // One row per tap on "allow", however many of the two ways it came by.
      columns: {
        id: 'id',
        member_id: 'bigint',
        template_id: 'key(64)',
        reported_at: 'bigint null', // told by the mini-program
        pushed_at: 'bigint null', // told by WeChat: when it happened there, to the second
        arrived_at: 'bigint null', // told by WeChat: when it got here
        counted: 'bool', // 0 where the member had withdrawn by then
      },
      indexes: { ix_consent_accept: ['member_id', 'template_id', 'id'] },
    });
    await createTable(runner, {
      name: 'send_receipt',
      // What became of a message WeChat had taken; `outbox_id` once it is known whose it is.
      columns: {
        account: 'key(20)',
        msgid: 'key(32)',
        member_id: 'bigint null',
        template_id: 'key(64) null',
        failure: 'key(40) null', // null: delivered
        happened_at: 'bigint',
        received_at: 'bigint',
        outbox_id: 'bigint null',
      },
      primaryKey: ['account', 'msgid'],
      indexes: { ix_receipt_open: ['outbox_id', 'received_at'] },
    });
    await addColumns(runner, 'subscription_quota', {
      // Goes up whenever nothing is left by word of WeChat: what was claimed before does not come back.
      epoch: 'int default 0',
      withdrawn_at: 'bigint null',
    });
    await addColumns(runner, 'outbox_message', { confirmed_at: 'bigint null' });
    await addIndex(runner, 'outbox_message', 'ix_outbox_msgid', ['msgid']);
    // How many consents of its subscription template are kept for this kind of message; null: as the product sees fit.
    await addColumns(runner, 'message_template', { keep_last: 'int null' });
    await runner.query(
      `INSERT INTO consent_entry (member_id, template_id, delta, cause, ref, at)
       SELECT member_id, template_id, remaining, 'opening', '', updated_at FROM subscription_quota q
       WHERE remaining > 0 AND NOT EXISTS
         (SELECT 1 FROM consent_entry e WHERE e.member_id = q.member_id AND e.template_id = q.template_id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['send_receipt', 'consent_accept', 'consent_entry']) {
      await runner.query(`DROP TABLE IF EXISTS ${name}`);
    }
  }
}
