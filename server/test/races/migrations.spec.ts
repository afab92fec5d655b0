import { openDatabase } from '../../src/db/open-database.js';
import { openTestDatabase, type TestDatabase } from '../setup/test-database.js';

let database: TestDatabase;

beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.drop());

/** Of which the database under test was made. */
const applied = async (): Promise<number> => {
  const [row] = await database.reader.query<{ n: number }>('SELECT COUNT(*) AS n FROM migrations');
  return Number(row!.n);
};
const run = (sql: string) => database.transactions.run((tx) => tx.execute(sql));
const reopen = async () => {
  const again = await openDatabase(database.location);
  const [row] = await again.reader.query<{ n: number }>('SELECT COUNT(*) AS n FROM migrations');
  await again.close();
  return Number(row!.n);
};

test('a start that died half-way through a migration is completed by the next', async () => {
  const all = await applied();
  await run("DELETE FROM migrations WHERE name <> 'MembersAndFacts1700000000001'");
  await run('DROP TABLE campaign');
  await run('DROP TABLE import_run');
  await run("INSERT INTO store (id, name, created_at) VALUES ('anfu', '安福路店', 1)");
  expect(await reopen()).toBe(all);
  const stores = await database.reader.query<{ id: string }>('SELECT id FROM store');
  expect(stores).toEqual([{ id: 'anfu' }]);
  await run(
    "INSERT INTO job_run (kind, title, state, done, detail, cancel_requested, started_at, updated_at) VALUES ('x', 'x', 'done', 0, '', 0, 1, 1)",
  );
  expect(await database.reader.query('SELECT id FROM campaign')).toEqual([]);
});

test('several processes may start at once on an empty database', async () => {
  const all = await applied();
  expect(all).toBeGreaterThan(4);
  await run('DELETE FROM migrations');
  const opened = await Promise.all([1, 2, 3].map(() => openDatabase(database.location)));
  await Promise.all(opened.map((one) => one.close()));
  expect(await reopen()).toBe(all);
});

test('coupons of before keep their days, and the log knows when they came and were used', async () => {
  const all = await applied();
  for (const table of ['coupon_event', 'coupon_template_version', 'coupon_task']) await run(`DROP TABLE ${table}`);
  await run('ALTER TABLE coupon_template ADD COLUMN valid_days INT NULL');
  await run(
    `INSERT INTO coupon_template (template_key, terms, valid_days, per_member, issued, active, created_at,
     created_by) VALUES ('old', '{}', 14, 2, 2, 1, 1, 'test')`,
  );
  const at = Date.parse('2026-12-31T23:59:59+08:00');
  for (const [code, used] of [
    ['A', null],
    ['B', at],
  ] as const)
    await run(
      `INSERT INTO coupon (code, member_id, template_id, terms, state, grant_key, origin, issued_at, expires_at,
       redeemed_at, redeemed_by) VALUES ('${code}', 7, 1, '{}', '${used ? 'redeemed' : 'issued'}', '${code}', '升级礼',
       ${at - 86_400_000}, ${at}, ${used}, ${used ? "'许安'" : null})`,
    );
  await run("DELETE FROM migrations WHERE name = 'Coupons1700000000012'");
  expect(await reopen()).toBe(all);
  const [template] = await database.reader.query<{ validity: string }>('SELECT validity FROM coupon_template');
  expect(JSON.parse(template!.validity)).toEqual({ kind: 'days', days: 14, startDelayDays: 0 });
  const versions = await database.reader.query<{ version: number }>('SELECT version FROM coupon_template_version');
  expect(versions.map((row) => Number(row.version))).toEqual([1]);
  const events = await database.reader.query<{ kind: string; actor: string; day: number }>(
    'SELECT kind, actor, day FROM coupon_event ORDER BY id',
  );
  const day = Date.parse('2026-12-31T00:00:00Z') / 86_400_000;
  expect(events.map((row) => [row.kind, row.actor, Number(row.day)])).toEqual([
    ['issued', '升级礼', day - 1],
    ['issued', '升级礼', day - 1],
    ['redeemed', '许安', day],
  ]);
  // Once more: nothing is entered twice.
  await run("DELETE FROM migrations WHERE name = 'Coupons1700000000012'");
  expect(await reopen()).toBe(all);
  expect(await database.reader.query('SELECT id FROM coupon_event')).toHaveLength(3);
});
