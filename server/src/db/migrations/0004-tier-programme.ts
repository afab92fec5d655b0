import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndex } from '../add-columns.js';
import { createTable, isMysql } from '../create-table.js';

/** Overrides, further ladders, drafts with their what-if runs, and what two people decide. */
export class TierProgramme0004 implements MigrationInterface {
  readonly name = 'TierProgramme1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    // `tier` and `tier_rank` are what counts; these say what the facts alone give, and what stands beside it.
    await addColumns(runner, 'member', {
      computed_tier: `key(40) default ''`,
      computed_rank: 'int default 0',
      override_id: 'bigint null',
      override_until: 'int null',
      pre_upgrade: 'key(40) null',
      pre_upgrade_at: 'bigint null',
    });
    await runner.query(`UPDATE member SET computed_tier = tier, computed_rank = tier_rank WHERE computed_tier = ''`);
    // Whom a new version has not reached yet.
    await addIndex(runner, 'member', 'ix_member_version', ['programme_version', 'id']);
    // `overrideStart` is longer than any kind before it; SQLite does not hold a text to its length.
    if (isMysql(runner)) await runner.query('ALTER TABLE tier_history MODIFY kind VARCHAR(16) NOT NULL');
    // An announced version may be withdrawn before its day; what is in force stays.
    await addColumns(runner, 'programme_version', {
      what_if_run: 'bigint null',
      approved_by: 'varchar(60) null',
      withdrawn_at: 'bigint null',
      withdrawn_by: 'varchar(60) null',
    });
    await createTable(runner, {
      name: 'tier_override',
      columns: {
        id: 'id',
        member_id: 'bigint',
        kind: 'key(8)', // floor | pin
        tier: 'key(40)',
        from_day: 'int',
        until_day: 'int null',
        reason: 'varchar(200)',
        author: 'varchar(60)',
        approved_by: 'varchar(60) null',
        recorded_at: 'bigint',
        revoked_at: 'bigint null',
        revoked_by: 'varchar(60) null',
        revoke_reason: 'varchar(200) null',
        idempotency_key: 'key(64)',
      },
      unique: { ux_override_request: ['member_id', 'idempotency_key'] },
      indexes: { ix_override_member: ['member_id', 'id'], ix_override_day: ['from_day'] },
    });
    await createTable(runner, {
      name: 'ladder_standing',
      columns: {
        programme: 'key(40)',
        member_id: 'bigint',
        tier: 'key(40)',
        tier_rank: 'int',
        since: 'int',
        until_day: 'int null',
        grace_until: 'int null',
        next_review_at: 'bigint null',
        programme_version: 'int',
        updated_at: 'bigint',
      },
      primaryKey: ['programme', 'member_id'],
      indexes: {
        ix_ladder_member: ['member_id'],
        ix_ladder_tier: ['programme', 'tier', 'member_id'],
        ix_ladder_review: ['next_review_at', 'member_id'],
        ix_ladder_version: ['programme', 'programme_version', 'member_id'],
      },
    });
    await createTable(runner, {
      name: 'ladder_history',
      columns: {
        id: 'id',
        programme: 'key(40)',
        member_id: 'bigint',
        at: 'bigint',
        day: 'int',
        kind: 'key(16)',
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
      indexes: { ix_ladder_history: ['member_id', 'programme', 'at'], ix_ladder_day: ['programme', 'day', 'kind'] },
    });
    await createTable(runner, {
      name: 'programme_draft',
      columns: {
        id: 'id',
        programme: 'key(40)',
        based_on: 'int null', // the version it was copied from
        definition: 'text',
        definition_hash: 'key(64)',
        revision: 'int',
        state: 'key(12)', // open | published | discarded
        created_by: 'varchar(60)',
        created_at: 'bigint',
        updated_by: 'varchar(60)',
        updated_at: 'bigint',
        published_version: 'int null',
      },
      indexes: { ix_draft_state: ['state', 'updated_at'] },
    });
    await createTable(runner, {
      name: 'what_if_run',
      columns: {
        id: 'id',
        draft_id: 'bigint null',
        programme: 'key(40)',
        definition: 'text',
        definition_hash: 'key(64)',
        // What it was compared with: publishing is refused when another version came in between.
        based_on: 'int null',
        effective_from: 'bigint',
        job_id: 'bigint null',
        result: 'text null',
        created_by: 'varchar(60)',
        created_at: 'bigint',
        finished_at: 'bigint null',
      },
      indexes: { ix_run_draft: ['draft_id', 'id'] },
    });
    await createTable(runner, {
      name: 'what_if_member',
      columns: {
        run_id: 'bigint',
        kind: 'key(8)', // up | down | later | near
        // Place in its list, nearest to the threshold first.
        place: 'int',
        member_id: 'bigint',
        from_tier: 'key(40)',
        to_tier: 'key(40)',
        // The condition that decides and by how little, as JSON: metric, window, value, threshold.
        reading: 'text null',
      },
      primaryKey: ['run_id', 'kind', 'place'],
    });
    await createTable(runner, {
      name: 'approval',
      columns: {
        id: 'id',
        kind: 'key(12)', // publish | override
        subject: 'key(60)', // `draft:12`, `member:7`
        summary: 'varchar(200)',
        payload: 'text',
        state: 'key(12)', // pending | approved | rejected | withdrawn
        requested_by: 'varchar(60)',
        requested_at: 'bigint',
        decided_by: 'varchar(60) null',
        decided_at: 'bigint null',
        note: 'varchar(200) null',
      },
      indexes: { ix_approval_state: ['state', 'id'], ix_approval_subject: ['subject', 'id'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['approval', 'what_if_member', 'what_if_run', 'programme_draft'];
    for (const name of [...tables, 'ladder_history', 'ladder_standing', 'tier_override']) {
      await runner.query(`DROP TABLE IF EXISTS ${name}`);
    }
  }
}
