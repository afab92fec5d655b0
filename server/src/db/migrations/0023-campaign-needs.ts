import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns } from '../add-columns.js';

/** Campaigns for members who are after something. */
export class CampaignNeeds0023 implements MigrationInterface {
  readonly name = 'CampaignNeeds1700000000023';

  async up(runner: QueryRunner): Promise<void> {
    // Need classes, comma separated; none: everybody of the tiers
    await addColumns(runner, 'campaign', { needs: "key(60) default ''" });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE campaign DROP COLUMN needs');
  }
}
