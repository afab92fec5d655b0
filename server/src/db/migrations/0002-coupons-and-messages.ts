import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '../create-table.js';

/** What members get and what they are told. */
export class CouponsAndMessages0002 implements MigrationInterface {
  readonly name = 'CouponsAndMessages1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'coupon_template',
      columns: {
        id: 'id',
        template_key: 'key(40)',
        terms: 'text',
        valid_days: 'int',
        stock_total: 'bigint null',
        per_member: 'int',
        issued: 'bigint',
        redeemed: 'bigint',
        active: 'bool',
        created_at: 'bigint',
        created_by: 'varchar(60)',
      },
      unique: { uq_coupon_template_key: ['template_key'] },
    });
    await createTable(runner, {
      name: 'coupon',
      columns: {
        id: 'id',
        code: 'key(24)',
        member_id: 'bigint',
        template_id: 'bigint',
        terms: 'text',
        state: 'key(10)', // issued | redeemed | void
        // Once per member: gift:<tier>:<year>, campaign:<id>, console:<idempotency key>
        grant_key: 'key(80)',
        origin: 'varchar(80)',
        issued_at: 'bigint',
        expires_at: 'bigint',
        redeemed_at: 'bigint null',
        redeemed_store: 'key(30) null',
        redeemed_by: 'varchar(60) null',
        redeemed_fact: 'key(120) null',
        redeem_key: 'key(64) null',
      },
      unique: { uq_coupon_code: ['code'], uq_coupon_grant: ['member_id', 'grant_key'] },
      indexes: {
        ix_coupon_member: ['member_id', 'state', 'expires_at'],
        ix_coupon_template: ['template_id', 'state'],
        ix_coupon_redeemed: ['redeemed_at'],
      },
    });
    await createTable(runner, {
      name: 'message_template',
      columns: {
        template_key: 'key(40)',
        title: 'varchar(40)',
        purpose: 'key(10)',
        wording: 'varchar(120)',
        subscription_template_id: 'key(64) null',
        subscription_fields: 'text null',
        oa_template_id: 'key(64) null',
        oa_fields: 'text null',
      },
      primaryKey: ['template_key'],
    });
    await createTable(runner, {
      name: 'outbox_message',
      columns: {
        id: 'id',
        member_id: 'bigint',
        kind: 'key(20)',
        template_key: 'key(40)',
        campaign_id: 'bigint null',
        tier: 'key(40) null',
        content: 'text',
        dedupe_key: 'key(100)',
        state: 'key(12)', // planned | sending | sent | failed | suppressed | unknown
        channel: 'key(20) null',
        reason: 'key(40) null',
        msgid: 'key(32) null',
        attempts: 'int',
        due_at: 'bigint',
        lease_owner: 'key(64) null',
        lease_until: 'bigint null',
        created_at: 'bigint',
        decided_at: 'bigint null',
      },
      unique: { uq_outbox_dedupe: ['dedupe_key'] },
      indexes: {
        ix_outbox_due: ['state', 'due_at', 'id'],
        ix_outbox_member: ['member_id', 'created_at'],
        ix_outbox_campaign: ['campaign_id', 'state', 'id'],
      },
    });
    await createTable(runner, {
      name: 'inbox_message',
      columns: {
        id: 'id',
        member_id: 'bigint',
        outbox_id: 'bigint',
        kind: 'key(20)',
        title: 'varchar(60)',
        body: 'varchar(300)',
        page: 'varchar(120)',
        created_at: 'bigint',
        read_at: 'bigint null',
      },
      unique: { uq_inbox_outbox: ['outbox_id'] },
      indexes: { ix_inbox_member: ['member_id', 'id'] },
    });
    await createTable(runner, {
      name: 'subscription_quota',
      columns: { member_id: 'bigint', template_id: 'key(64)', remaining: 'int', updated_at: 'bigint' },
      primaryKey: ['member_id', 'template_id'],
    });
    await createTable(runner, {
      name: 'subscription_event',
      columns: {
        member_id: 'bigint',
        request_id: 'key(64)',
        template_id: 'key(64)',
        result: 'key(10)',
        created_at: 'bigint',
      },
      primaryKey: ['member_id', 'request_id', 'template_id'],
    });
    await createTable(runner, {
      name: 'campaign',
      columns: {
        id: 'id',
        name: 'varchar(60)',
        state: 'key(12)',
        template_key: 'key(40)',
        offers: 'text',
        planned: 'bigint',
        created_at: 'bigint',
        created_by: 'varchar(60)',
        launched_at: 'bigint null',
        finished_at: 'bigint null',
        // How far the audience has been written down: the last member id done.
        planned_to_member: 'bigint',
        lease_owner: 'key(64) null',
        lease_until: 'bigint null',
      },
      indexes: { ix_campaign_state: ['state'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      'campaign',
      'subscription_event',
      'subscription_quota',
      'inbox_message',
      'outbox_message',
      'message_template',
      'coupon',
      'coupon_template',
    ];
    for (const name of tables) await runner.query(`DROP TABLE IF EXISTS ${name}`);
  }
}
