import path from 'node:path';
import { DataSource } from 'typeorm';
import { DataSourceReader } from './data-source-reader.js';
import { Dialect } from './dialect.js';
import { MembersAndFacts0001 } from './migrations/0001-members-and-facts.js';
import { CouponsAndMessages0002 } from './migrations/0002-coupons-and-messages.js';
import { StaffOrdersAndJobs0003 } from './migrations/0003-staff-orders-and-jobs.js';
import { runMigrations } from './run-migrations.js';
import { SafeDatabase } from './safe-database.js';
import type { Reader } from './sql.js';
import { Transactions } from './transactions.js';

const migrations = [MembersAndFacts0001, CouponsAndMessages0002, StaffOrdersAndJobs0003];

export interface Database {
  readonly dialect: Dialect;
  readonly transactions: Transactions;
  readonly reader: Reader;
  close(): Promise<void>;
}

export interface DatabaseLocation {
  /** Directory of the embedded `jieti.db`. */
  readonly dataDir: string;
  /** `mysql://…`, or null for the embedded file. */
  readonly databaseUrl: string | null;
}

/** Opens the writer and the reader and brings the tables up to date. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  const dialect = new Dialect(location.databaseUrl ? 'mysql' : 'sqlite');
  const source = (use: 'write' | 'read') =>
    location.databaseUrl ? mysqlSource(location.databaseUrl) : sqliteSource(location.dataDir, use);
  const writer = await source('write').initialize();
  await runMigrations(writer, dialect);
  const reader = await source('read').initialize();
  return {
    dialect,
    transactions: new Transactions(writer, dialect),
    reader: new DataSourceReader(reader, dialect),
    close: async () => {
      await reader.destroy();
      await writer.destroy();
    },
  };
}

/** `synchronous=FULL`: what was acknowledged survives a power cut. The reader cannot write, whatever it is asked. */
function sqliteSource(dataDir: string, use: 'write' | 'read'): DataSource {
  return new DataSource({
    type: 'better-sqlite3',
    driver: SafeDatabase,
    database: path.join(dataDir, 'jieti.db'),
    timeout: 5000,
    statementCacheSize: 40,
    migrations: use === 'write' ? migrations : [],
    prepareDatabase: (database: SafeDatabase) => {
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = FULL');
      database.pragma(`busy_timeout = ${use === 'write' ? 20 : 5000}`);
      database.pragma('foreign_keys = ON');
      database.pragma(`cache_size = ${use === 'write' ? -32_000 : -16_000}`);
      if (use === 'read') database.pragma('query_only = ON');
    },
  });
}

function mysqlSource(url: string): DataSource {
  return new DataSource({
    type: 'mysql',
    url,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: false,
    poolSize: 12,
    migrations,
    extra: { decimalNumbers: true },
  });
}
