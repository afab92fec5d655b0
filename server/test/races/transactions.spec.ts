import { NestedTransaction } from '../../src/db/transactions.js';
import { openTestDatabase, type TestDatabase } from '../setup/test-database.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.drop());

const STORE = ['id', 'name', 'created_at'];
const insertStore = (id: string, value = 0) =>
  database.transactions.run((tx) => tx.insertRows('store', STORE, [[id, id, value]]));
const valueOf = async (id: string) =>
  (await database.reader.query<{ created_at: number }>('SELECT created_at FROM store WHERE id = ?', [id]))[0]
    ?.created_at;

async function addOne(id: string): Promise<void> {
  await database.transactions.run(async (tx) => {
    const sql = `SELECT created_at FROM store WHERE id = ?${database.dialect.forUpdate}`;
    const [row] = await tx.query<{ created_at: number }>(sql, [id]);
    await new Promise((resolve) => setImmediate(resolve));
    await tx.execute('UPDATE store SET created_at = ? WHERE id = ?', [row!.created_at + 1, id]);
  });
}

test('fifty concurrent read-modify-writes of one row all count', async () => {
  await insertStore('counter');
  await Promise.all(Array.from({ length: 50 }, () => addOne('counter')));
  expect(await valueOf('counter')).toBe(50);
});

test('a transaction that throws leaves nothing, and its neighbours stay', async () => {
  const attempts = Array.from({ length: 20 }, (_, i) =>
    database.transactions.run(async (tx) => {
      await tx.insertRows('store', STORE, [[`n${i}`, 'x', 1]]);
      await new Promise((resolve) => setImmediate(resolve));
      if (i % 3 === 0) throw new Error('gives up');
      await tx.insertRows('store', STORE, [[`n${i}b`, 'x', 1]]);
    }),
  );
  const outcomes = await Promise.allSettled(attempts);
  expect(outcomes.filter((o) => o.status === 'rejected')).toHaveLength(7);
  const rows = await database.reader.query<{ id: string }>("SELECT id FROM store WHERE id LIKE 'n%'");
  const expected = Array.from({ length: 20 }, (_, i) => i).filter((i) => i % 3 !== 0);
  expect(rows.map((r) => r.id).sort()).toEqual(expected.flatMap((i) => [`n${i}`, `n${i}b`]).sort());
});

test('a reader does not see uncommitted rows, and sees them after the commit', async () => {
  await database.transactions.run(async (tx) => {
    await tx.insertRows('store', STORE, [['hidden', 'x', 7]]);
    expect(await valueOf('hidden')).toBeUndefined();
  });
  expect(await valueOf('hidden')).toBe(7);
});

test.each(['DELETE FROM store', "UPDATE store SET name = ''", "INSERT INTO store VALUES ('r', 'r', 1)"])(
  'a reader does not write: %s',
  async (sql) => {
    await expect(database.reader.query(sql)).rejects.toThrow(TypeError);
  },
);

test('a transaction inside a transaction is an error, not a hang, and undoes the outer one', async () => {
  const nested = database.transactions.run(async (tx) => {
    await tx.insertRows('store', STORE, [['outer', 'x', 1]]);
    await insertStore('inner');
  });
  await expect(nested).rejects.toBeInstanceOf(NestedTransaction);
  expect(await valueOf('outer')).toBeUndefined();
  expect(await valueOf('inner')).toBeUndefined();
});

test('a transaction may be started by a caller whose own transaction has ended', async () => {
  await database.transactions.run(async (tx) => {
    await tx.insertRows('store', STORE, [['first', 'x', 1]]);
  });
  await insertStore('second');
  expect(await valueOf('second')).toBe(0);
});

test('a statement after the end of its transaction is refused', async () => {
  let escaped: (() => Promise<unknown>) | undefined;
  await database.transactions.run(async (tx) => {
    escaped = () => tx.query('SELECT 1');
  });
  await expect(escaped!()).rejects.toThrow('ended');
});

test('a duplicate key is recognised and the transaction stays usable', async () => {
  await insertStore('taken');
  await database.transactions.run(async (tx) => {
    const error: unknown = await tx.insertRows('store', STORE, [['taken', 'x', 1]]).catch((e: unknown) => e);
    expect(database.dialect.isDuplicateKey(error)).toBe(true);
    expect(database.dialect.isRetryable(error)).toBe(false);
    await tx.insertRows('store', STORE, [['after-duplicate', 'x', 1]]);
  });
  expect(await valueOf('after-duplicate')).toBe(1);
});

test('two transactions that lock each other both succeed in the end', async () => {
  await insertStore('left');
  await insertStore('right');
  let attempts = 0;
  const both = (first: string, second: string) =>
    database.transactions.run(async (tx) => {
      attempts += 1;
      await tx.execute('UPDATE store SET created_at = created_at + 1 WHERE id = ?', [first]);
      await new Promise((resolve) => setTimeout(resolve, 30));
      await tx.execute('UPDATE store SET created_at = created_at + 1 WHERE id = ?', [second]);
    });
  await Promise.all([both('left', 'right'), both('right', 'left')]);
  expect(await valueOf('left')).toBe(2);
  expect(await valueOf('right')).toBe(2);
  expect(attempts).toBeGreaterThanOrEqual(database.dialect.kind === 'mysql' ? 3 : 2);
});

test('a deadlock is retried in a new transaction, at most five times', async () => {
  const busy = Object.assign(new Error('busy'), {
    code: database.dialect.kind === 'mysql' ? 'ER_LOCK_DEADLOCK' : 'SQLITE_BUSY',
  });
  const seen = new Set<unknown>();
  const work = database.transactions.run(async (tx) => {
    seen.add(tx);
    await tx.insertRows('store', STORE, [['never', 'x', 1]]);
    throw busy;
  });
  await expect(work).rejects.toBe(busy);
  expect(seen.size).toBe(6);
  expect(await valueOf('never')).toBeUndefined();
});
