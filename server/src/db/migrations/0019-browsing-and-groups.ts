import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '../create-table.js';

/** Pages that members looked at, the shop's groups, and what they did at the official account. */
export class BrowsingAndGroups0019 implements MigrationInterface {
  readonly name = 'BrowsingAndGroups1700000000019';

  async up(runner: QueryRunner): Promise<void> {
    await this.browsing(runner);
    await this.groups(runner);
    await this.groupPeople(runner);
    await createTable(runner, {
      name: 'oa_interaction',
      columns: {
        event_id: 'bigint', // of wechat_event, which is forgotten earlier
        openid: 'key(128)', // '' once it is known whose it was
        member_id: 'bigint null',
        kind: 'key(10)', // follow | unfollow | click | scan
        what: 'key(128)', // the menu's key, or the code's scene
        at: 'bigint',
        counted_at: 'bigint null', // when it became an engagement; null as long as nobody knows whose it is
      },
      primaryKey: ['event_id'],
      indexes: {
        ix_oa_interaction_open: ['counted_at', 'event_id'],
        ix_oa_interaction_member: ['member_id', 'at'],
        ix_oa_interaction_openid: ['openid'],
      },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    const groups = ['group_day', 'group_stay', 'group_visit', 'open_group', 'group_chat', 'wechat_session'];
    for (const name of ['oa_interaction', ...groups, 'member_interest', 'browse_visit'])
      await runner.query(`DROP TABLE IF EXISTS ${name}`);
  }

  private async browsing(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'browse_visit',
      columns: {
        member_id: 'bigint',
        session: 'key(24)', // one stay in the mini-program
        step: 'int', // from 1
        page: 'key(80)',
        from_page: 'key(80) null', // null: the first of its stay
        item: 'key(60) null', // `article:12`, where the page shows one thing
        tier: 'key(40)', // the member's tier then
        entered_at: 'bigint', // by the server's clock
        dwell_ms: 'int', // in the foreground
      },
      primaryKey: ['member_id', 'session', 'step'],
      indexes: { ix_browse_at: ['entered_at'] },
    });
    await createTable(runner, {
      name: 'member_interest',
      columns: {
        member_id: 'bigint',
        tag: 'key(60)',
        visits: 'int',
        dwell_ms: 'bigint',
        last_at: 'bigint',
      },
      primaryKey: ['member_id', 'tag'],
      indexes: { ix_interest_tag: ['tag', 'last_at'] },
    });
  }

  private async groups(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'group_chat',
      columns: {
        chat_id: 'key(64)',
        name: 'varchar(120)',
        owner: 'key(64)',
        created_at: 'bigint',
        member_version: 'key(64)',
        dismissed_at: 'bigint null',
        read_at: 'bigint', // when what stands here was asked for; 0: not yet
        next_read_at: 'bigint',
      },
      primaryKey: ['chat_id'],
      indexes: { ix_group_chat_due: ['dismissed_at', 'next_read_at'] },
    });
    await createTable(runner, {
      name: 'group_day',
      columns: {
        owner: 'key(64)',
        day: 'int', // of China
        new_groups: 'int',
        active_groups: 'int',
        all_groups: 'int',
        new_members: 'int',
        active_members: 'int',
        all_members: 'int',
        messages: 'int',
      },
      primaryKey: ['owner', 'day'],
      indexes: { ix_group_day: ['day'] },
    });
    await createTable(runner, {
      name: 'open_group',
      columns: {
        group_hash: 'key(64)', // keyed hash of the opengid, which is not kept
        chat_id: 'key(64) null', // null: no group of this shop
        asked_at: 'bigint',
      },
      primaryKey: ['group_hash'],
    });
  }

  private async groupPeople(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'group_stay',
      columns: {
        chat_id: 'key(64)',
        person: 'key(64)', // keyed hash of the user id
        joined_at: 'bigint',
        left_at: 'bigint null',
        is_staff: 'bool',
        joined_by: 'key(10)', // invited | link | code | unknown
        join_way: 'key(40)', // `state` of the join way; '' without one
        member_id: 'bigint null', // only while the member agrees
        linked_at: 'bigint null',
      },
      primaryKey: ['chat_id', 'person', 'joined_at'],
      indexes: { ix_group_stay_member: ['member_id', 'joined_at'] },
    });
    await createTable(runner, {
      name: 'group_visit',
      columns: {
        member_id: 'bigint',
        group_hash: 'key(64)',
        day: 'int',
        at: 'bigint',
      },
      primaryKey: ['member_id', 'group_hash', 'day'],
      indexes: { ix_group_visit_day: ['day', 'group_hash'] },
    });
    await createTable(runner, {
      name: 'wechat_session',
      columns: {
        member_id: 'bigint',
        fingerprint: 'key(64)', // tells a new key from the one kept, without opening it
        sealed: 'text', // the session key, never sent anywhere
        taken_at: 'bigint',
      },
      primaryKey: ['member_id'],
    });
  }
}
