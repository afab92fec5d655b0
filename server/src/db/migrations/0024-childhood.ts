import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '../create-table.js';

/** Members under 14, and wrong passwords of staff that every process counts together. */
export class Childhood0024 implements MigrationInterface {
  readonly name = 'Childhood1700000000024';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'member_childhood',
      columns: { member_id: 'bigint', until_at: 'bigint' }, // when they become 14; their birthday is not kept
      primaryKey: ['member_id'],
      indexes: { ix_member_childhood: ['until_at'] },
    });
    await createTable(runner, {
      name: 'staff_login_miss',
      columns: { account: 'key(64)', since_at: 'bigint', misses: 'int' }, // hash of the name that was typed
      primaryKey: ['account'],
      indexes: { ix_staff_login_miss: ['since_at'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['staff_login_miss', 'member_childhood']) await runner.query(`DROP TABLE IF EXISTS ${name}`);
  }
}
