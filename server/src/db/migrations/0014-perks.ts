import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndex } from '../add-columns.js';
import { createTable } from '../create-table.js';

/** Uses of perks, birthdays, gifts called back when their upgrade vanished, and what looks like farming of gifts. */
export class Perks0014 implements MigrationInterface {
  readonly name = 'Perks1700000000014';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'perk_use',
      columns: {
        id: 'id',
        idem_key: 'key(120)',
        member_id: 'bigint',
        perk_key: 'key(40)',
        title: 'varchar(60)', // as it was called then
        tier: 'key(40)',
        month: 'int', // 202611 on the shop's clock
        store_id: 'key(30) null',
        staff: 'varchar(60)',
        device: 'key(64) null',
        used_at: 'bigint',
        undone_at: 'bigint null',
      },
      unique: { uq_perk_use: ['idem_key'] },
      indexes: {
        ix_perk_use_member: ['member_id', 'month', 'perk_key'],
        ix_perk_use_month: ['month', 'perk_key', 'tier'],
        ix_perk_use_at: ['used_at', 'id'],
      },
    });
    await addColumns(runner, 'member', {
      birthday_month: 'int null',
      birthday_day: 'int null',
      birthday_year: 'int null', // where the member told it
      birthday_set_at: 'bigint null',
    });
    await addIndex(runner, 'member', 'ix_member_birthday', ['birthday_month', 'birthday_day', 'id']);
    await createTable(runner, {
      name: 'gift_claw_back',
      columns: {
        id: 'id',
        coupon_id: 'bigint',
        member_id: 'bigint',
        tier: 'key(40)',
        cycle: 'int', // the calendar year of the upgrade
        title: 'varchar(60)',
        outcome: 'key(8)', // voided | kept | debt
        points: 'bigint', // owed for it
        upgrade_fact: 'key(120)',
        cause: 'key(120)', // what undid the upgrade
        granted_at: 'bigint',
        used_at: 'bigint null',
        at: 'bigint',
      },
      unique: { uq_claw_back_coupon: ['coupon_id'] },
      indexes: { ix_claw_back_member: ['member_id', 'id'] },
    });
    await createTable(runner, {
      name: 'farming_flag',
      columns: {
        id: 'id',
        member_id: 'bigint',
        tier: 'key(40)',
        upgrade_fact: 'key(120)',
        evidence: 'text', // JSON
        found_at: 'bigint',
        state: 'key(10)', // open | dismissed
        dismissed_by: 'varchar(60) null',
        dismissed_at: 'bigint null',
        reason: 'varchar(200) null',
      },
      unique: { uq_farming_flag: ['member_id', 'tier', 'upgrade_fact'] },
      indexes: { ix_farming_state: ['state', 'id'] },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['farming_flag', 'gift_claw_back', 'perk_use'])
      await runner.query(`DROP TABLE IF EXISTS ${name}`);
  }
}
