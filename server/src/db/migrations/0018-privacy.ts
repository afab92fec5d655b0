import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumn } from '../add-columns.js';
import { createTable } from '../create-table.js';

/** What members agreed to and took back, the words they saw, and accounts that were closed. */
export class Privacy0018 implements MigrationInterface {
  readonly name = 'Privacy1700000000018';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'member', { personalisation: 'bool default 1' }); // 0 once the member opted out
    await addColumns(runner, 'outbox_message', { targeted: 'bool default 0' }); // chosen by what is known of the member
    await createTable(runner, {
      name: 'privacy_consent',
      columns: {
        id: 'id',
        member_id: 'bigint',
        purpose: 'key(20)', // notice | marketing | personalisation | browsing | groups
        granted: 'bool',
        notice_version: 'int',
        text_hash: 'key(64)', // of privacy_text
        channel: 'key(20)', // miniProgram | h5 | wechat | desk
        given_by: 'varchar(60)', // member | wechat | user name
        at: 'bigint',
      },
      indexes: { ix_privacy_consent: ['member_id', 'purpose', 'id'] },
    });
    await createTable(runner, {
      name: 'privacy_text',
      columns: { hash: 'key(64)', purpose: 'key(20)', notice_version: 'int', body: 'text', first_used_at: 'bigint' },
      primaryKey: ['hash'],
    });
    await createTable(runner, {
      name: 'account_closure',
      columns: {
        member_id: 'bigint',
        request_key: 'key(64) null', // the member's own request
        via: 'key(12)', // member | wechat
        lost: 'text', // JSON: what there was
        closed_at: 'bigint',
      },
      primaryKey: ['member_id'],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['account_closure', 'privacy_text', 'privacy_consent'])
      await runner.query(`DROP TABLE IF EXISTS ${name}`);
    await dropColumn(runner, 'outbox_message', 'targeted');
    await dropColumn(runner, 'member', 'personalisation');
  }
}
