import type { QueryRunner } from 'typeorm';
import type { Dialect } from './dialect.js';
import { chunked } from './in-list.js';
import { Tx, type SqlValue, type WriteResult } from './sql.js';
import { SqlConnection } from './sql-connection.js';

const UPDATE_CHUNK = 200;

/** The transaction that `Transactions.run` hands out. After a deadlock, and after its end, it takes no statement. */
export class RunningTx extends Tx {
  protected open = true;
  private broken: unknown;
  private attempts = 0;
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
    for (const part of chunked(rows, this.dialect.insertChunk)) {
      await this.execute(this.dialect.insertSql(table, columns, part.length), flattened(part, columns.length));
    }
  }

  async updateRows(table: string, columns: readonly string[], rows: readonly (readonly SqlValue[])[]): Promise<void> {
    const [only] = rows;
    if (rows.length === 1 && only) return this.updateRow(table, columns, only);
    for (const part of chunked(rows, UPDATE_CHUNK)) {
      await this.execute(this.dialect.updateSql(table, columns, part.length), flattened(part, columns.length));
    }
  }

  /** Most updates are of one row, and joining it to a list of one is dear. */
  private async updateRow(table: string, [key, ...set]: readonly string[], [id, ...values]: readonly SqlValue[]) {
    const assignments = set.map((column) => `${column} = ?`).join(', ');
    await this.execute(`UPDATE ${table} SET ${assignments} WHERE ${key} = ?`, [...values, id]);
  }

  async attempt<T>(work: () => Promise<T>): Promise<T> {
    const name = `attempt_${(this.attempts += 1)}`;
    await this.execute(`SAVEPOINT ${name}`);
    try {
      const result = await work();
      await this.execute(`RELEASE SAVEPOINT ${name}`);
      return result;
    } catch (error) {
      if (this.broken === undefined) await this.execute(`ROLLBACK TO SAVEPOINT ${name}`);
      throw error;
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

/** Cell after cell; `Array.flat` takes several times as long on the rows of a large batch. */
function flattened(rows: readonly (readonly SqlValue[])[], width: number): SqlValue[] {
  const cells = new Array<SqlValue>(rows.length * width);
  let at = 0;
  for (const row of rows) {
    if (row.length !== width) throw new TypeError(`a row has ${row.length} values for ${width} columns`);
    for (const cell of row) cells[at++] = cell;
  }
  return cells;
}
