import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '../create-table.js';

/** Accounts of WeChat as set in the console, what they were last found to be, and what went wrong with them. */
export class ChannelSettings0009 implements MigrationInterface {
  readonly name = 'ChannelSettings1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'wechat_account',
      columns: {
        account: 'key(20)', // miniProgram | officialAccount | wecom
        // Null: as the environment says. The row stays, so that its version never starts again.
        fields: 'text null',
        secrets: 'text null', // { name: { sealed, hint, at } } as JSON
        version: 'int',
        updated_at: 'bigint',
        updated_by: 'varchar(60)',
      },
      primaryKey: ['account'],
    });
    await createTable(runner, {
      name: 'channel_check',
      columns: { account: 'key(20)', at: 'bigint', ok: 'bool', code: 'key(40)', checked_by: 'varchar(60)' },
      primaryKey: ['account'],
    });
    // One row for each kind of trouble and business day, counted: what fails all day does not fill the disk.
    await createTable(runner, {
      name: 'channel_error',
      columns: {
        day: 'int',
        channel: 'key(20)',
        place: 'key(80)',
        code: 'key(40)',
        message: 'varchar(200)',
        times: 'bigint',
        first_at: 'bigint',
        last_at: 'bigint',
      },
      primaryKey: ['day', 'channel', 'place', 'code'],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['channel_error', 'channel_check', 'wechat_account'])
      await runner.query(`DROP TABLE IF EXISTS ${name}`);
  }
}
