import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConnection } from 'mysql2/promise';
import { openDatabase, type Database } from '../../src/db/open-database.js';
import type { DatabaseLocation } from '../../src/db/source-options.js';

export interface TestDatabase extends Database {
  /** Where it lies, to open it a second time as another process would. */
  readonly location: DatabaseLocation;
  /** Closes and removes it. */
  drop(): Promise<void>;
}

/** A fresh, migrated database: an own one on the MySQL server of `DATABASE_URL`, else an SQLite file. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const url = process.env['DATABASE_URL'];
  return url ? openMysql(url) : openSqlite();
}

async function openSqlite(): Promise<TestDatabase> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'jieti-test-'));
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

async function openMysql(serverUrl: string): Promise<TestDatabase> {
  const url = new URL(serverUrl);
  const name = `${url.pathname.slice(1)}_${randomBytes(5).toString('hex')}`;
  const admin = new URL(serverUrl);
  admin.pathname = '/';
  await onServer(admin, `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  url.pathname = `/${name}`;
  const dataDir = await mkdtemp(path.join(tmpdir(), 'jieti-test-'));
  const location = { dataDir, databaseUrl: url.href };
  const database = await openDatabase(location);
  return {
    ...database,
    location,
    drop: async () => {
      await database.close();
      await onServer(admin, `DROP DATABASE ${name}`);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function onServer(admin: URL, sql: string): Promise<void> {
  const connection = await createConnection(admin.href);
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}
