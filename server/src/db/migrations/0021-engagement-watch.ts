import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndex } from '../add-columns.js';
import { createTable } from '../create-table.js';

/** Invitations from the opened link to the settled order, devices by keyed hash, and engagement a person looks at. */
export class EngagementWatch0021 implements MigrationInterface {
  readonly name = 'EngagementWatch1700000000021';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'invitation', {
      credited_at: 'bigint null',
      settled_at: 'bigint null',
      reversed_at: 'bigint null',
      suspicion: 'key(120) null', // signs, comma separated: device | payer | phone | burst; the state is then `held`
      held_at: 'bigint null',
      decided_by: 'varchar(60) null',
      decided_at: 'bigint null',
      decision: 'varchar(200) null', // why, in the words of who decided
    });
    await addIndex(runner, 'invitation', 'ix_invitation_joined', ['joined_at', 'referee_id']);
    await createTable(runner, {
      name: 'invitation_opening',
      // visitor: keyed hash of the device, or of the member who opened it
      columns: { inviter_id: 'bigint', visitor: 'key(64)', day: 'int', opened_at: 'bigint' },
      primaryKey: ['inviter_id', 'visitor', 'day'],
      indexes: { ix_invitation_opening_day: ['day', 'inviter_id'] },
    });
    await createTable(runner, {
      name: 'member_device',
      columns: { device_hash: 'key(64)', member_id: 'bigint', first_at: 'bigint', last_at: 'bigint' },
      primaryKey: ['device_hash', 'member_id'],
      indexes: { ix_member_device_member: ['member_id'], ix_member_device_last: ['last_at'] },
    });
    await createTable(runner, {
      name: 'engagement_flag',
      columns: {
        id: 'id',
        kind: 'key(10)', // burst | device
        member_id: 'bigint',
        day: 'int', // business day of what is looked at
        from_at: 'bigint',
        until_at: 'bigint',
        events: 'int',
        evidence: 'text', // JSON
        state: 'key(10)', // open | kept | rejected
        found_at: 'bigint',
        decided_by: 'varchar(60) null',
        decided_at: 'bigint null',
        reason: 'varchar(200) null',
      },
      unique: { uq_engagement_flag: ['kind', 'member_id', 'day'] },
      indexes: { ix_engagement_flag_state: ['state', 'id'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['engagement_flag', 'member_device', 'invitation_opening'])
      await runner.query(`DROP TABLE IF EXISTS ${name}`);
  }
}
