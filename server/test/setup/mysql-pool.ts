import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';

const SOURCES = path.resolve(import.meta.dirname, '../../src/db');
/** A transaction that a killed process left behind ends sooner than this. */
const LOCK_WAIT_S = 20;

/** Changes with the tables, so that databases of another make are never taken for fresh ones. */
export const schemaHash = ((): string => {
  const migrations = path.join(SOURCES, 'migrations');
  const files = [
    ...readdirSync(migrations).map((name) => path.join(migrations, name)),
    ...['create-table.ts', 'add-columns.ts', 'dialect.ts', 'source-options.ts'].map((name) => path.join(SOURCES, name)),
  ];
  const hash = createHash('sha1');
  for (const file of files.sort()) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 8);
})();

export interface ClaimedDatabase {
  readonly url: string;
  /** To be called once its tables are made: a database some test left without one of them is not used again. */
  noteTables(): Promise<void>;
  release(): Promise<void>;
}

/**
 * An empty database nobody else uses, on the server of `serverUrl`. Making some fifty tables takes longer than most
 * tests: so a database is emptied and used again. The server's lock of its name, held by one connection, says that it is
 * taken; `drop-test-databases` removes them after the run.
 */
export async function claimDatabase(serverUrl: string): Promise<ClaimedDatabase> {
  const url = new URL(serverUrl);
  const base = `${url.pathname.slice(1)}_test_${schemaHash}`;
  const admin = new URL(serverUrl);
  admin.pathname = '/';
  const connection = await createConnection({ uri: admin.href, multipleStatements: true });
  try {
    await connection.query(`SET SESSION lock_wait_timeout = ${LOCK_WAIT_S}`);
    for (let number = 1; ; number += 1) {
      const name = `${base}_${number}`;
      const [[row]] = await connection.query<RowDataPacket[]>('SELECT GET_LOCK(?, 0) AS got', [name]);
      if (row?.['got'] !== 1) continue;
      await makeEmpty(connection, name);
      url.pathname = `/${name}`;
      return { url: url.href, noteTables: () => noteTables(connection, name), release: () => connection.end() };
    }
  } catch (error) {
    await connection.end();
    throw error;
  }
}

/** How many tables there are, beside them. */
const NOTE = 'test_tables';

async function noteTables(connection: Connection, name: string): Promise<void> {
  await connection.query(
    `CREATE TABLE IF NOT EXISTS ${name}.${NOTE} AS
     SELECT COUNT(*) AS n FROM information_schema.TABLES WHERE TABLE_SCHEMA = '${name}' AND TABLE_NAME <> '${NOTE}'`,
  );
}

async function isWhole(connection: Connection, name: string): Promise<boolean> {
  const [[found]] = await connection.query<RowDataPacket[]>(
    `SELECT SUM(TABLE_NAME <> '${NOTE}') AS n, SUM(TABLE_NAME = '${NOTE}') AS noted
     FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?`,
    [name],
  );
  if (Number(found?.['noted'] ?? 0) === 0) return false;
  const [[note]] = await connection.query<RowDataPacket[]>(`SELECT n FROM ${name}.${NOTE}`);
  return Number(note?.['n']) === Number(found?.['n']);
}

async function makeEmpty(connection: Connection, name: string): Promise<void> {
  if (!(await isWhole(connection, name))) {
    await connection.query(`DROP DATABASE IF EXISTS ${name}`);
    await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
    return;
  }
  const [tables] = await connection.query<RowDataPacket[]>(
    `SELECT TABLE_NAME AS name, AUTO_INCREMENT AS next FROM information_schema.TABLES
     WHERE TABLE_SCHEMA = ? AND TABLE_NAME NOT IN ('migrations', '${NOTE}')`,
    [name],
  );
  const [filled] = await connection.query<RowDataPacket[]>(
    tables
      .map((t) => `SELECT '${t['name']}' AS name WHERE EXISTS (SELECT 1 FROM ${name}.${t['name']})`)
      .join(' UNION ALL '),
  );
  const used = new Set([
    ...filled.map((row) => String(row['name'])),
    // Emptied by the test itself; its numbers have gone on all the same.
    ...tables.filter((row) => Number(row['next'] ?? 1) > 1).map((row) => String(row['name'])),
  ]);
  if (used.size === 0) return;
  await connection.query([...used].map((table) => `TRUNCATE TABLE ${name}.${table}`).join('; '));
}
