import type { QueryRunner } from 'typeorm';
import type { Dialect } from './dialect.js';
import { Tx, type SqlValue, type WriteResult } from './sql.js';
import { SqlConnection } from './sql-connection.js';

/** The transaction that `Transactions.run` hands out. After a deadlock, and after its end, it takes no statement. */
export class RunningTx extends Tx {
  protected open = true;
  private broken: unknown;
  private readonly connection: SqlConnection;

  constructor(
    runner: QueryRunner,
    private readonly dialect: Dialect,
  ) {
    super();
    this.connection = new SqlConnection(runner, dialect);
  }

  query<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]> {
    return this.guarded(() => this.connection.query<T>(sql, params));
  }

  execute(sql: string, params?: readonly SqlValue[]): Promise<WriteResult> {
    return this.guarded(() => this.connection.execute(sql, params));
  }

  async insertRows(table: string, columns: readonly string[], rows: readonly (readonly SqlValue[])[]): Promise<void> {
    const head = `INSERT INTO ${table} (${columns.join(', ')}) VALUES `;
    const tuple = `(${columns.map(() => '?').join(',')})`;
    const chunk = this.dialect.insertChunk;
    for (let start = 0; start < rows.length; start += chunk) {
      const part = rows.slice(start, start + chunk);
      await this.execute(head + Array<string>(part.length).fill(tuple).join(','), part.flat());
    }
  }

  isOpen(): boolean {
    return this.open;
  }

  close(): void {
    this.open = false;
  }

  /** The error that made the engine give the transaction up, if any. */
  failure(): unknown {
    return this.broken;
  }

  assertUnbroken(): void {
    if (this.broken !== undefined) throw this.broken;
  }

  /** A deadlock has rolled everything back already: a caller that swallowed it must not go on writing. */
  private async guarded<T>(statement: () => Promise<T>): Promise<T> {
    if (!this.open) throw new Error('the transaction has ended; was an await forgotten?');
    this.assertUnbroken();
    try {
      return await statement();
    } catch (error) {
      if (this.dialect.isRetryable(error)) this.broken = error;
      throw error;
    }
  }
}
