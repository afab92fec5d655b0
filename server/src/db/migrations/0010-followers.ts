import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '../create-table.js';

/** Who can be reached by the official account and by WeCom's staff, as WeChat tells of it. */
export class Followers0010 implements MigrationInterface {
  readonly name = 'Followers1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'oa_follower',
      columns: {
        openid: 'key(128)',
        following: 'bool',
        changed_at: 'bigint', // at WeChat, to the second
        unionid: 'key(128) null', // '' where WeChat gives none
        member_id: 'bigint null',
        next_ask_at: 'bigint',
      },
      primaryKey: ['openid'],
      indexes: { ix_follower_open: ['following', 'member_id', 'next_ask_at'] },
    });
    await createTable(runner, {
      name: 'wecom_contact',
      columns: {
        external_userid: 'key(64)',
        userid: 'key(64)',
        state: 'key(10)', // added | removed (by staff) | refused (by the customer)
        changed_at: 'bigint',
      },
      primaryKey: ['external_userid', 'userid'],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['wecom_contact', 'oa_follower']) await runner.query(`DROP TABLE IF EXISTS ${name}`);
  }
}
