import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '../create-table.js';

/** Members, who they are, what happened to them, and the projections of it. */
export class MembersAndFacts0001 implements MigrationInterface {
  readonly name = 'MembersAndFacts1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'store',
      columns: { id: 'key(30)', name: 'varchar(60)', created_at: 'bigint' },
      primaryKey: ['id'],
    });
    await createTable(runner, {
      name: 'member',
      columns: {
        id: 'id',
        card_no: 'key(32)',
        name: 'varchar(60)',
        // Encrypted at rest; `phone_hash` is keyed, for look-up; the tail is what staff may see.
        phone_cipher: 'varchar(255) null',
        phone_hash: 'key(64) null',
        phone_mask: 'varchar(20) null',
        store_id: 'key(30) null',
        status: 'key(10)', // active | closed
        marketing: 'bool', // 0 once the member opted out
        registered_at: 'bigint',
        // Projections of the facts: changed only together with ledger and history rows.
        joined_at: 'bigint',
        tier: 'key(40)',
        tier_rank: 'int',
        tier_since: 'int',
        tier_until: 'int null',
        grace_until: 'int null',
        next_review_at: 'bigint null',
        programme_version: 'int',
        growth: 'bigint',
        net_spend_fen: 'bigint',
        order_count: 'int',
        last_order_at: 'bigint null',
        updated_at: 'bigint',
      },
      unique: { uq_member_card: ['card_no'] },
      indexes: {
        ix_member_phone: ['phone_hash'],
        ix_member_tier: ['tier', 'id'],
        ix_member_status: ['status', 'tier'],
        ix_member_review: ['next_review_at', 'id'],
        ix_member_joined: ['joined_at', 'id'],
        ix_member_recent: ['last_order_at', 'id'],
        ix_member_growth: ['growth', 'id'],
        ix_member_name: ['name'],
      },
    });
    await createTable(runner, {
      name: 'member_identity',
      // kind: openid | oaOpenid | unionid | customer
      columns: { kind: 'key(12)', value: 'key(128)', member_id: 'bigint', created_at: 'bigint' },
      primaryKey: ['kind', 'value'],
      indexes: { ix_identity_member: ['member_id'] },
    });
    await createTable(runner, {
      name: 'fact',
      columns: {
        member_id: 'bigint',
        occurred_at: 'bigint',
        source: 'key(48)',
        external_id: 'key(64)',
        kind: 'key(12)', // purchase | refund | engagement | adjustment
        recorded_at: 'bigint',
        store_id: 'key(30) null',
        amount_fen: 'bigint', // 0 where the kind has none
        order_source: 'key(48) null',
        order_external_id: 'key(64) null',
        detail: 'text null', // JSON: categories, activity, growth, reason, author
      },
      primaryKey: ['member_id', 'occurred_at', 'source', 'external_id'],
      unique: { uq_fact_key: ['source', 'external_id'] },
      indexes: {
        ix_fact_recorded: ['recorded_at'],
        ix_fact_order: ['order_source', 'order_external_id'],
        ix_fact_store: ['store_id', 'occurred_at'],
      },
    });
    await createTable(runner, {
      name: 'growth_entry',
      columns: {
        member_id: 'bigint',
        occurred_at: 'bigint',
        source: 'key(48)',
        external_id: 'key(64)',
        delta: 'bigint',
        reason: 'key(12)',
        programme_version: 'int',
        recorded_at: 'bigint',
      },
      // One entry per cause: a fact moves growth once.
      primaryKey: ['member_id', 'occurred_at', 'source', 'external_id'],
    });
    await createTable(runner, {
      name: 'tier_history',
      columns: {
        id: 'id',
        member_id: 'bigint',
        at: 'bigint',
        day: 'int',
        kind: 'key(12)',
        from_tier: 'key(40) null',
        to_tier: 'key(40)',
        until_day: 'int null',
        programme_version: 'int',
        trigger_fact: 'key(120) null',
        because: 'text',
        recorded_at: 'bigint',
        superseded_by: 'key(120) null',
        superseded_at: 'bigint null',
      },
      indexes: { ix_history_member: ['member_id', 'at'], ix_history_day: ['day', 'kind'] },
    });
    await createTable(runner, {
      name: 'programme_version',
      columns: {
        programme: 'key(40)',
        version: 'int',
        effective_from: 'bigint',
        definition: 'text',
        published_at: 'bigint',
        published_by: 'varchar(60)',
        note: 'varchar(200)',
      },
      primaryKey: ['programme', 'version'],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of [
      'programme_version',
      'tier_history',
      'growth_entry',
      'fact',
      'member_identity',
      'member',
      'store',
    ]) {
      await runner.query(`DROP TABLE IF EXISTS ${name}`);
    }
  }
}
