import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndex } from '../add-columns.js';
import { createTable } from '../create-table.js';

/** Versions of coupon templates, the log of every coupon, the claim centre, exchange codes and grants to many. */
export class Coupons0012 implements MigrationInterface {
  readonly name = 'Coupons1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'coupon_template', {
      version: 'int default 1',
      validity: 'text null', // JSON; never null once the template is stored
      per_day: 'int null',
      claim: 'text null', // JSON of the claim centre: from, until, tiers, points; null: not in it
      reserved: 'bigint default 0', // promised to grants and codes, not issued yet
      updated_at: 'bigint null',
    });
    await validityOfDays(runner);
    await addColumns(runner, 'coupon', {
      template_version: 'int default 1',
      works_from: 'bigint default 0',
      redeemed_device: 'key(64) null',
      voided_at: 'bigint null',
      // What it cost in points; a coupon that is called back gives them back.
      points_paid: 'int default 0',
    });
    await addIndex(runner, 'coupon', 'ix_coupon_template_id', ['template_id', 'id']);
    await createTable(runner, {
      name: 'coupon_template_version',
      columns: {
        template_id: 'bigint',
        version: 'int',
        terms: 'text',
        validity: 'text',
        created_at: 'bigint',
        created_by: 'varchar(60)',
      },
      primaryKey: ['template_id', 'version'],
    });
    await runner.query(
      `INSERT INTO coupon_template_version (template_id, version, terms, validity, created_at, created_by)
       SELECT id, 1, terms, validity, created_at, created_by FROM coupon_template
       WHERE id NOT IN (SELECT template_id FROM coupon_template_version)`,
    );
    await createTable(runner, {
      name: 'coupon_event',
      columns: {
        id: 'id',
        coupon_id: 'bigint',
        template_id: 'bigint',
        member_id: 'bigint',
        kind: 'key(10)', // issued | claimed | locked | released | redeemed | reversed | extended | forfeited | voided
        day: 'int',
        at: 'bigint',
        actor: 'varchar(80)',
        store_id: 'key(30) null',
        device: 'key(64) null',
        idem_key: 'key(120) null',
        fact: 'key(120) null',
        reason: 'varchar(200) null',
      },
      indexes: {
        ix_coupon_event_coupon: ['coupon_id', 'id'],
        ix_coupon_event_template: ['template_id', 'kind', 'day'],
        ix_coupon_event_kind: ['kind', 'id'],
        ix_coupon_event_store: ['store_id', 'id'],
        ix_coupon_event_member: ['member_id', 'id'],
      },
    });
    await createTable(runner, {
      name: 'coupon_day_stock',
      columns: { template_id: 'bigint', day: 'int', issued: 'bigint' },
      primaryKey: ['template_id', 'day'],
    });
    await createTable(runner, {
      name: 'coupon_exchange_code',
      columns: {
        id: 'id',
        code: 'key(40)', // as it was printed
        norm: 'key(40)', // without case, gaps and look-alikes
        template_id: 'bigint',
        batch: 'key(64)',
        state: 'key(8)', // open | used | void
        member_id: 'bigint null',
        coupon_id: 'bigint null',
        used_at: 'bigint null',
        created_at: 'bigint',
        created_by: 'varchar(60)',
      },
      unique: { uq_exchange_code: ['norm'] },
      indexes: { ix_exchange_template: ['template_id', 'state', 'id'], ix_exchange_batch: ['template_id', 'batch'] },
    });
    await createTable(runner, {
      name: 'coupon_code_miss',
      columns: { id: 'id', member_id: 'bigint', at: 'bigint' },
      indexes: { ix_code_miss: ['member_id', 'at'] },
    });
    await createTable(runner, {
      name: 'coupon_task',
      columns: {
        id: 'id',
        kind: 'key(8)', // grant | void
        template_id: 'bigint',
        job_id: 'bigint null',
        idem_key: 'key(64)',
        reason: 'varchar(80)',
        audience: 'text', // JSON: tiers, or the members by number; of `void`: nothing
        when_short: 'key(8)', // refuse | partial
        wanted: 'bigint', // members, or coupons to be voided, when it was asked for
        reserved: 'bigint', // coupons taken out of the stock for it
        used: 'bigint',
        skipped: 'bigint', // members who have had as many as one may
        after_id: 'bigint', // everybody up to here has been served
        created_at: 'bigint',
        created_by: 'varchar(60)',
        ended_at: 'bigint null',
      },
      unique: { uq_coupon_task_request: ['template_id', 'idem_key'] },
      indexes: { ix_coupon_task_open: ['ended_at', 'id'] },
    });
    await logOfBefore(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['coupon_task', 'coupon_code_miss', 'coupon_exchange_code', 'coupon_day_stock'];
    for (const name of [...tables, 'coupon_event', 'coupon_template_version'])
      await runner.query(`DROP TABLE IF EXISTS ${name}`);
  }
}

/** How long a coupon lives was a number of days. */
async function validityOfDays(runner: QueryRunner): Promise<void> {
  const columns = (await runner.getTable('coupon_template'))?.columns ?? [];
  if (!columns.some((column) => column.name === 'valid_days')) return;
  await runner.query(
    `UPDATE coupon_template SET validity = REPLACE('{"kind":"days","days":N,"startDelayDays":0}', 'N', valid_days)
     WHERE validity IS NULL`,
  );
  await runner.query('ALTER TABLE coupon_template DROP COLUMN valid_days');
}

/** What the coupons themselves remember of the time before the log; days as China counts them. */
async function logOfBefore(runner: QueryRunner): Promise<void> {
  const [known] = (await runner.query('SELECT id FROM coupon_event LIMIT 1')) as readonly { readonly id: number }[];
  if (known) return;
  const dayOf = (at: string) => `((${at} + 28800000) - (${at} + 28800000) % 86400000) / 86400000`;
  await runner.query(
    `INSERT INTO coupon_event (coupon_id, template_id, member_id, kind, day, at, actor, reason)
     SELECT id, template_id, member_id, 'issued', ${dayOf('issued_at')}, issued_at, origin, NULL FROM coupon ORDER BY id`,
  );
  await runner.query(
    `INSERT INTO coupon_event (coupon_id, template_id, member_id, kind, day, at, actor, store_id, idem_key, fact)
     SELECT id, template_id, member_id, 'redeemed', ${dayOf('redeemed_at')}, redeemed_at, COALESCE(redeemed_by, ''),
            redeemed_store, redeem_key, redeemed_fact
     FROM coupon WHERE state = 'redeemed' AND redeemed_at IS NOT NULL ORDER BY redeemed_at, id`,
  );
}
