import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '../create-table.js';

/** Surveys, invitations and feedback. */
export class Community0015 implements MigrationInterface {
  readonly name = 'Community1700000000015';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'survey',
      columns: {
        id: 'id',
        state: 'key(10)', // draft | open | closed
        definition: 'text', // SurveyDraft
        ends_at: 'bigint null', // first instant at which nobody is asked any more
        created_at: 'bigint',
        created_by: 'varchar(60)',
      },
      indexes: { ix_survey_state: ['state', 'ends_at'] },
    });
    await createTable(runner, {
      name: 'survey_answer',
      columns: {
        survey_id: 'bigint',
        member_id: 'bigint',
        answers: 'text',
        nps: 'int null',
        need: 'key(10) null', // function | quality | price
        answered_at: 'bigint',
      },
      primaryKey: ['survey_id', 'member_id'],
      indexes: { ix_survey_answer_member: ['member_id', 'answered_at'] },
    });
    await createTable(runner, {
      name: 'invitation',
      columns: {
        referee_id: 'bigint',
        inviter_id: 'bigint',
        state: 'key(10)', // joined | credited | reversed
        joined_at: 'bigint',
        order_source: 'key(48) null',
        order_external_id: 'key(64) null',
        ordered_at: 'bigint null',
        next_look_at: 'bigint',
      },
      primaryKey: ['referee_id'],
      indexes: { ix_invitation_inviter: ['inviter_id', 'joined_at'], ix_invitation_due: ['state', 'next_look_at'] },
    });
    await createTable(runner, {
      name: 'feedback',
      columns: {
        id: 'id',
        member_id: 'bigint',
        tier: 'key(40)',
        channel: 'key(20)', // miniProgram | officialAccount | group
        topic: 'key(20)', // product | service | store | other
        body: 'text',
        store_id: 'key(30) null',
        state: 'key(10)', // open | answered | closed
        request_key: 'key(64)',
        created_at: 'bigint',
        changed_at: 'bigint',
      },
      unique: { uq_feedback_request: ['member_id', 'request_key'] },
      indexes: { ix_feedback_state: ['state', 'id'], ix_feedback_member: ['member_id', 'id'] },
    });
    await createTable(runner, {
      name: 'feedback_reply',
      columns: {
        id: 'id',
        feedback_id: 'bigint',
        author: 'varchar(60)',
        by_member: 'bool',
        body: 'text',
        at: 'bigint',
      },
      indexes: { ix_feedback_reply: ['feedback_id', 'id'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['feedback_reply', 'feedback', 'invitation', 'survey_answer', 'survey'];
    for (const name of tables) await runner.query(`DROP TABLE IF EXISTS ${name}`);
  }
}
