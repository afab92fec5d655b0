import { MutexTimeout } from './fifo-mutex.js';
import { placeholders } from './in-list.js';

export type EngineKind = 'sqlite' | 'mysql';

/** The few places where the engines differ; nothing else asks which one it is. */
export class Dialect {
  /** Appended to a SELECT that locks its rows; on SQLite the one writer holds everything already. */
  readonly forUpdate: string;
  /** The same, but rows that somebody else holds are left out instead of waited for. */
  readonly forUpdateFree: string;
  /** Rows per INSERT statement: SQLite binds at most 32,766 values, and equal statements are prepared once. */
  readonly insertChunk: number;

  constructor(readonly kind: EngineKind) {
    this.forUpdate = kind === 'mysql' ? ' FOR UPDATE' : '';
    this.forUpdateFree = kind === 'mysql' ? ' FOR UPDATE SKIP LOCKED' : '';
    this.insertChunk = kind === 'mysql' ? 1000 : 200;
  }

  /** MySQL where an address is given, else the embedded engine. */
  static of(location: { readonly databaseUrl: string | null }): Dialect {
    return new Dialect(location.databaseUrl ? 'mysql' : 'sqlite');
  }

  /** Aggregate: these expressions one after the other, row after row in the order of reading, as one text. */
  packed(parts: readonly string[]): string {
    return this.kind === 'mysql'
      ? `GROUP_CONCAT(${parts.join(', ')} SEPARATOR '')`
      : `GROUP_CONCAT(${parts.join(' || ')}, '')`;
  }

  /** These expressions one after the other, as one text. */
  concat(parts: readonly string[]): string {
    return this.kind === 'mysql' ? `CONCAT(${parts.join(', ')})` : `(${parts.join(' || ')})`;
  }

  /** A plain INSERT of `count` rows. */
  insertSql(table: string, columns: readonly string[], count: number): string {
    const row = `(${placeholders(columns.length)})`;
    return `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${row}${`,${row}`.repeat(count - 1)}`;
  }

  /** An UPDATE of `count` rows by their key, the first column, from values bound row by row. */
  updateSql(table: string, columns: readonly string[], count: number): string {
    const [key, ...set] = columns;
    const names = columns.map((_, i) => `? AS c${i}`).join(', ');
    const others = columns.map(() => '?').join(', ');
    const values = `SELECT ${names}${` UNION ALL SELECT ${others}`.repeat(count - 1)}`;
    const matches = `${table}.${key} = given.c0`;
    if (this.kind === 'sqlite') {
      const assignments = set.map((column, i) => `${column} = given.c${i + 1}`).join(', ');
      return `UPDATE ${table} SET ${assignments} FROM (${values}) AS given WHERE ${matches}`;
    }
    const assignments = set.map((column, i) => `${table}.${column} = given.c${i + 1}`).join(', ');
    return `UPDATE (${values}) AS given STRAIGHT_JOIN ${table} ON ${matches} SET ${assignments}`;
  }

  /** A row with this primary or unique key exists already; the transaction stays usable. */
  isDuplicateKey(error: unknown): boolean {
    const code = codeOf(error);
    return code === 'ER_DUP_ENTRY' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
  }

  /** Deadlock, lock wait or busy: the same work may succeed in a new transaction. */
  isRetryable(error: unknown): boolean {
    const code = codeOf(error);
    return RETRYABLE.has(code) || code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED');
  }

  /** The database cannot be reached or does not answer: trying with less would not help. */
  isUnreachable(error: unknown): boolean {
    return error instanceof MutexTimeout || UNREACHABLE.has(codeOf(error));
  }
}

const UNREACHABLE: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'PROTOCOL_CONNECTION_LOST'],
  ...['ER_SERVER_SHUTDOWN', 'ER_CON_COUNT_ERROR', 'POOL_CLOSED', 'SQLITE_FULL', 'SQLITE_IOERR', 'ER_RECORD_FILE_FULL'],
]);
const RETRYABLE: ReadonlySet<string> = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD']);

/** TypeORM wraps the engine's error; the code stands on the inner one. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const outer = error as { readonly code?: unknown; readonly driverError?: unknown };
  if (typeof outer.code === 'string') return outer.code;
  return outer.driverError === undefined ? '' : codeOf(outer.driverError);
}
