import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '../create-table.js';

/** Points: the rules as versions, what members have in lots, every movement once, and what caps and budgets have used. */
export class Points0011 implements MigrationInterface {
  readonly name = 'Points1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'points_rules',
      columns: {
        version: 'int',
        effective_from: 'bigint',
        definition: 'text',
        note: 'varchar(200)',
        published_by: 'varchar(60)',
        published_at: 'bigint',
      },
      primaryKey: ['version'],
    });
    await createTable(runner, {
      name: 'point_account',
      columns: {
        member_id: 'bigint',
        balance: 'bigint', // the sum of its entries: what its lots hold less the debt
        debt: 'bigint',
        entries: 'int', // made so far, which numbers the next one
        updated_at: 'bigint',
      },
      primaryKey: ['member_id'],
    });
    // An entry's id is the member's number times a million plus the member's count of entries: known before it is written,
    // and a member's rows lie beside each other. A lot has the id of the entry that made it; of several, further ones the next.
    await createTable(runner, {
      name: 'point_lot',
      columns: {
        id: 'bigint',
        member_id: 'bigint',
        earned: 'bigint',
        remaining: 'bigint',
        available_at: 'bigint',
        expires_at: 'bigint null',
        due_at: 'bigint null', // when it is to be looked at next: the word before its end, then its end; null: never
      },
      primaryKey: ['id'],
      indexes: { ix_lot_member: ['member_id', 'remaining'], ix_lot_due: ['due_at'] },
    });
    await createTable(runner, {
      name: 'point_entry',
      columns: {
        id: 'bigint',
        member_id: 'bigint',
        kind: 'key(10)', // earn | spend | takeBack | restore | expire | adjust | transfer
        delta: 'bigint',
        biz: 'key(8)',
        biz_id: 'key(120)',
        line: 'key(64)',
        title: 'varchar(60)',
        note: 'varchar(200) null',
        actor: 'varchar(60) null', // user name of the staff member who moved them by hand
        occurred_at: 'bigint',
        recorded_at: 'bigint',
        rules_version: 'int',
      },
      primaryKey: ['id'],
      unique: { uq_point_cause: ['biz', 'biz_id', 'line', 'kind'] },
    });
    // Which lots a spending took from, and which a giving back filled again (what was lost with them counted).
    await createTable(runner, {
      name: 'point_move',
      columns: { entry_id: 'bigint', lot_id: 'bigint', place: 'int', points: 'bigint' },
      primaryKey: ['entry_id', 'lot_id'],
    });
    // How much of a movement has been undone, and by which: earning by taking back, spending by giving back.
    await createTable(runner, {
      name: 'point_undo',
      columns: { of_entry: 'bigint', by_entry: 'bigint', points: 'bigint' },
      primaryKey: ['of_entry', 'by_entry'],
    });
    await createTable(runner, {
      name: 'point_cap',
      columns: { member_id: 'bigint', rule_key: 'key(40)', period: 'key(10)', given: 'bigint' },
      primaryKey: ['member_id', 'rule_key', 'period'],
    });
    await createTable(runner, {
      name: 'point_budget',
      columns: { rule_key: 'key(40)', given: 'bigint' },
      primaryKey: ['rule_key'],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['point_budget', 'point_cap', 'point_undo', 'point_move', 'point_entry', 'point_lot'];
    for (const name of [...tables, 'point_account', 'points_rules']) await runner.query(`DROP TABLE IF EXISTS ${name}`);
  }
}
