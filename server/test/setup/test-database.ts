import { copyFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase, type Database } from '../../src/db/open-database.js';
import type { DatabaseLocation } from '../../src/db/source-options.js';
import { claimDatabase, schemaHash } from './mysql-pool.js';

export interface TestDatabase extends Database {
  /** Where it lies, to open it a second time as another process would. */
  readonly location: DatabaseLocation;
  /** Closes it and gives it up. */
  drop(): Promise<void>;
}

/** An empty, migrated database: an own one on the MySQL server of `DATABASE_URL`, else an SQLite file. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const url = process.env['DATABASE_URL'];
  return url ? openMysql(url) : openSqlite();
}

async function openSqlite(): Promise<TestDatabase> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'jieti-test-'));
  await copyFile(await migratedFile(), path.join(dataDir, 'jieti.db'));
  const location = { dataDir, databaseUrl: null };
  const database = await openDatabase(location);
  return {
    ...database,
    location,
    drop: async () => {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Tables are made once; every test begins with a copy. Whoever comes first makes it, and may be two. */
async function migratedFile(): Promise<string> {
  const file = path.join(tmpdir(), `jieti-test-${schemaHash}.db`);
  if (existsSync(file)) return file;
  const dataDir = await mkdtemp(path.join(tmpdir(), 'jieti-test-'));
  const database = await openDatabase({ dataDir, databaseUrl: null });
  await database.close();
  await rename(path.join(dataDir, 'jieti.db'), file);
  await rm(dataDir, { recursive: true, force: true });
  return file;
}

async function openMysql(serverUrl: string): Promise<TestDatabase> {
  const claimed = await claimDatabase(serverUrl);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'jieti-test-'));
  const location = { dataDir, databaseUrl: claimed.url };
  const database = await openDatabase(location);
  await claimed.noteTables();
  return {
    ...database,
    location,
    drop: async () => {
      await database.close();
      await claimed.release();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
