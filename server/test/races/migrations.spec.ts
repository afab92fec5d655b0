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
