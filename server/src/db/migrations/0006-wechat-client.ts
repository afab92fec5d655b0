import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addIndex } from '../add-columns.js';
import { createTable } from '../create-table.js';

/** What all processes share about WeChat: access tokens, and the message templates as WeChat has them. */
export class WechatClient0006 implements MigrationInterface {
  readonly name = 'WechatClient1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'wechat_token',
      columns: {
        app_key: 'key(80)', // `app:<appid>`, `wecom:<corpid>:<agentid>`
        token: 'text null', // sealed
        // Goes up with every token: which one is meant when one is refused.
        version: 'int',
        fresh_until: 'bigint',
        fetched_at: 'bigint null',
        lease_owner: 'key(40) null',
        lease_until: 'bigint',
        // After a refusal WeChat is not asked before this, unless the credentials change.
        retry_at: 'bigint',
        failures: 'int',
        credential: 'key(16)', // of which secret the above speaks, as a hash
        last_errcode: 'int null', // 0: not reached
        last_error_at: 'bigint null',
      },
      primaryKey: ['app_key'],
    });
    await createTable(runner, {
      name: 'wechat_template',
      columns: {
        app: 'key(16)', // miniProgram | officialAccount
        template_id: 'key(64)',
        title: 'varchar(60)',
        content: 'text',
        fields: 'text', // [{ key, label, values }] as JSON
        state: 'key(8)', // known | missing
        synced_at: 'bigint null', // null: seen in a send only
        banned_at: 'bigint null',
        last_error: 'varchar(200) null',
        last_error_at: 'bigint null',
      },
      primaryKey: ['app', 'template_id'],
    });
    await createTable(runner, {
      name: 'wechat_template_sync',
      columns: { app: 'key(16)', tried_at: 'bigint', synced_at: 'bigint null', error: 'varchar(200) null' },
      primaryKey: ['app'],
    });
    // Who paid in the last minutes: WeChat tells their unionid for so long.
    await addIndex(runner, 'pay_order', 'ix_order_paid', ['paid_at']);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['wechat_template_sync', 'wechat_template', 'wechat_token'];
    for (const name of tables) await runner.query(`DROP TABLE IF EXISTS ${name}`);
  }
}
