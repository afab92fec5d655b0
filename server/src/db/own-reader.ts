import path from 'node:path';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { bindValues, countPlaceholders } from './bound-values.js';
import { SafeDatabase, type SafeStatement } from './safe-database.js';
import type { DatabaseLocation } from './source-options.js';
import { Reader, type SqlValue } from './sql.js';

/** A reader with a connection to itself: it can look at one picture of the data for as long as it needs. */
export abstract class OwnReader extends Reader {
  /** Everything that `work` reads is as it was when it began. One at a time. */
  abstract snapshot<T>(work: () => Promise<T>): Promise<T>;
  abstract close(): Promise<void>;
}

/** For walks over everybody, also in a worker thread; it cannot write. */
export function openOwnReader({ dataDir, databaseUrl }: DatabaseLocation): Promise<OwnReader> {
  return databaseUrl
    ? MysqlReader.open(databaseUrl)
    : Promise.resolve(new SqliteReader(path.join(dataDir, 'jieti.db')));
}

/** A packed history of many facts is one long text. */
const SESSION = [
  'SET SESSION group_concat_max_len = 16777216',
  'SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ',
];

class MysqlReader extends OwnReader {
  private constructor(private readonly connection: Connection) {
    super();
  }

  static async open(uri: string): Promise<MysqlReader> {
    const numbers = { supportBigNumbers: true, bigNumberStrings: false, decimalNumbers: true };
    const connection = await createConnection({ uri, charset: 'utf8mb4_bin', timezone: 'Z', ...numbers });
    for (const setting of SESSION) await connection.query(setting);
    return new MysqlReader(connection);
  }

  async query<T>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    const [rows] = await this.connection.query<(RowDataPacket & T)[]>(sql, bindValues(params, countPlaceholders(sql)));
    return rows;
  }

  async snapshot<T>(work: () => Promise<T>): Promise<T> {
    await this.connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
    try {
      return await work();
    } finally {
      await this.connection.query('COMMIT');
    }
  }

  async close(): Promise<void> {
    await this.connection.end();
  }
}

class SqliteReader extends OwnReader {
  private readonly database: SafeDatabase;
  private readonly prepared = new Map<string, SafeStatement>();

  constructor(file: string) {
    super();
    this.database = new SafeDatabase(file);
    this.database.pragma('cache_size = -16000');
    this.database.pragma('query_only = ON');
  }

  query<T>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    const statement = this.prepared.get(sql) ?? this.database.prepare(sql);
    this.prepared.set(sql, statement);
    return Promise.resolve(statement.all(...params) as T[]);
  }

  async snapshot<T>(work: () => Promise<T>): Promise<T> {
    this.database.exec('BEGIN');
    try {
      return await work();
    } finally {
      this.database.exec('COMMIT');
    }
  }

  close(): Promise<void> {
    this.database.close();
    return Promise.resolve();
  }
}
