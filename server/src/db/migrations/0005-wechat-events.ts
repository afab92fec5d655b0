import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '../create-table.js';

/** What WeChat and WeCom pushed to us, until it is decided and after. */
export class WechatEvents0005 implements MigrationInterface {
  readonly name = 'WechatEvents1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'wechat_event',
      columns: {
        id: 'id',
        account: 'key(20)', // miniProgram | officialAccount | wecom
        event: 'key(60)',
        dedupe_key: 'key(64)',
        from_user: 'key(128)',
        event_at: 'bigint',
        payload: 'text',
        state: 'key(8)', // pending | handled | ignored | failed
        reason: 'varchar(200) null',
        attempts: 'int',
        next_try_at: 'bigint',
        received_at: 'bigint',
        decided_at: 'bigint null',
      },
      unique: { ux_wechat_event: ['dedupe_key'] },
      indexes: {
        ix_wechat_event_work: ['state', 'id'],
        ix_wechat_event_user: ['from_user', 'id'],
        ix_wechat_event_account: ['account', 'id'],
      },
    });
    // Which signed moments have been used, and with what content: a signature of plain mode does not cover the body.
    await createTable(runner, {
      name: 'wechat_nonce',
      columns: { account: 'key(20)', stamp: 'key(12)', nonce: 'key(64)', content_hash: 'key(64)', seen_at: 'bigint' },
      primaryKey: ['account', 'stamp', 'nonce'],
      indexes: { ix_wechat_nonce_age: ['seen_at'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['wechat_nonce', 'wechat_event']) await runner.query(`DROP TABLE IF EXISTS ${name}`);
  }
}
