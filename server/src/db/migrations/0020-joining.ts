import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '../create-table.js';

/** How members joined, and their pictures. */
export class Joining0020 implements MigrationInterface {
  readonly name = 'Joining1700000000020';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'member_joining',
      columns: {
        member_id: 'bigint',
        notice_version: 'int', // of the privacy notice that was agreed to
        channel: 'key(20)', // EntryChannel
        scene: 'int null', // WeChat's scene number
        store_id: 'key(30) null',
        campaign: 'key(32) null',
        referrer_app: 'key(40) null',
        at: 'bigint',
      },
      primaryKey: ['member_id'],
      indexes: { ix_member_joining_at: ['at'], ix_member_joining_store: ['store_id', 'at'] },
    });
    await createTable(runner, {
      name: 'member_avatar',
      columns: {
        member_id: 'bigint',
        tag: 'key(32)', // changes with the picture
        mime: 'key(20)',
        body: 'text', // base64
        at: 'bigint',
      },
      primaryKey: ['member_id'],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['member_avatar', 'member_joining']) await runner.query(`DROP TABLE IF EXISTS ${name}`);
  }
}
