import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '../create-table.js';

/** Photos beside feedback: kept as bytes, waiting (no feedback yet) until the words arrive. */
export class FeedbackPhotos0022 implements MigrationInterface {
  readonly name = 'FeedbackPhotos1700000000022';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'feedback_photo',
      columns: {
        id: 'id',
        photo_key: 'key(32)', // random: says neither whose nor which
        member_id: 'bigint',
        feedback_id: 'bigint null',
        media_type: 'key(20)', // by the first bytes
        content: 'bytes',
        created_at: 'bigint',
      },
      unique: { uq_feedback_photo: ['photo_key'] },
      indexes: { ix_feedback_photo: ['feedback_id', 'id'], ix_feedback_photo_member: ['member_id', 'id'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE IF EXISTS feedback_photo');
  }
}
