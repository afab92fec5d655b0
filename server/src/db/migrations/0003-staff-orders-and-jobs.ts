import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '../create-table.js';

/** Who works here, what is being paid, and long work in progress. */
export class StaffOrdersAndJobs0003 implements MigrationInterface {
  readonly name = 'StaffOrdersAndJobs1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'staff',
      columns: {
        id: 'id',
        username: 'key(64)',
        name: 'varchar(60)',
        role: 'key(12)',
        store_id: 'key(30) null',
        password_hash: 'varchar(255)',
        active: 'bool',
        created_at: 'bigint',
      },
      unique: { uq_staff_username: ['username'] },
    });
    await createTable(runner, {
      name: 'audit_entry',
      columns: { id: 'id', at: 'bigint', actor: 'varchar(80)', action: 'key(40)', subject: 'key(80)', detail: 'text' },
      indexes: { ix_audit_subject: ['subject', 'id'] },
    });
    await createTable(runner, {
      name: 'pay_order',
      columns: {
        out_trade_no: 'key(32)',
        member_id: 'bigint',
        openid: 'key(128)',
        amount_fen: 'bigint',
        description: 'varchar(127)',
        store_id: 'key(30) null',
        state: 'key(10)', // created | paid | refunded | closed
        prepay_id: 'key(64) null',
        transaction_id: 'key(64) null',
        created_at: 'bigint',
        paid_at: 'bigint null',
      },
      primaryKey: ['out_trade_no'],
      indexes: { ix_order_member: ['member_id', 'created_at'], ix_order_transaction: ['transaction_id'] },
    });
    await createTable(runner, {
      name: 'code_use',
      // A rotating code moves value once; rows older than a few minutes are swept.
      columns: { code_hash: 'key(64)', used_at: 'bigint', staff_id: 'bigint' },
      primaryKey: ['code_hash'],
      indexes: { ix_code_used: ['used_at'] },
    });
    await createTable(runner, {
      name: 'job_run',
      columns: {
        id: 'id',
        kind: 'key(40)',
        title: 'varchar(100)',
        job_key: 'key(100) null',
        state: 'key(12)', // queued | running | done | failed | cancelled
        done: 'bigint',
        total: 'bigint null',
        detail: 'text',
        error: 'varchar(500) null',
        cancel_requested: 'bool',
        lease_owner: 'key(64) null',
        lease_until: 'bigint null',
        started_at: 'bigint',
        updated_at: 'bigint',
        finished_at: 'bigint null',
      },
      unique: { uq_job_key: ['job_key'] },
      indexes: { ix_job_state: ['state', 'kind'], ix_job_started: ['started_at'] },
    });
    await createTable(runner, {
      name: 'import_run',
      // `checkpoint` counts the rows already settled: moved in the same transaction as they are.
      columns: {
        id: 'id',
        file_hash: 'key(64)',
        preset: 'key(80)',
        checkpoint: 'bigint',
        report: 'text',
        state: 'key(12)',
        started_at: 'bigint',
        finished_at: 'bigint null',
      },
      indexes: { ix_import_file: ['file_hash', 'preset'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['import_run', 'job_run', 'code_use', 'pay_order', 'audit_entry', 'staff']) {
      await runner.query(`DROP TABLE IF EXISTS ${name}`);
    }
  }
}
