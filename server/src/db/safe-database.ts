import LibsqlDatabase from 'libsql';
import { bindValues, countPlaceholders, type BoundValue } from './bound-values.js';

interface RunResult {
  readonly changes: number;
  readonly lastInsertRowid: number | bigint;
}

/**
 * The driver TypeORM's SQLite type is given. libsql ends the process when it is bound a value it does not know,
 * ignores a wrong count and cuts text at NUL; everything goes through `bindValues` first.
 */
export class SafeDatabase {
  private readonly database: LibsqlDatabase.Database;

  constructor(file: string, options?: { readonly timeout?: number }) {
    this.database = new LibsqlDatabase(file, { timeout: options?.timeout ?? 5000 });
  }

  prepare(sql: string): SafeStatement {
    return new SafeStatement(this.database.prepare(sql), countPlaceholders(sql));
  }

  pragma(source: string): unknown[] {
    return this.database.prepare(`PRAGMA ${source}`).all();
  }

  exec(sql: string): void {
    this.database.exec(sql);
  }

  close(): void {
    this.database.close();
  }
}

export class SafeStatement {
  readonly reader: boolean;

  constructor(
    private readonly statement: LibsqlDatabase.Statement,
    private readonly placeholders: number,
  ) {
    this.reader = statement.reader;
  }

  /** Always one array: a lone object would be taken for named parameters. */
  all(...values: unknown[]): unknown[] {
    return this.statement.all(this.bound(values)).map(withBuffers);
  }

  run(...values: unknown[]): RunResult {
    return this.statement.run(this.bound(values));
  }

  /** Whole numbers as bigint: libsql binds numbers as REAL. */
  private bound(values: readonly unknown[]): BoundValue[] {
    const bound = bindValues(values, this.placeholders);
    for (let i = 0; i < bound.length; i += 1) {
      const value = bound[i];
      if (Number.isInteger(value)) bound[i] = BigInt(value as number);
    }
    return bound;
  }
}

function withBuffers(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row;
  const cells = row as Record<string, unknown>;
  for (const name in cells) {
    const cell = cells[name];
    if (cell instanceof ArrayBuffer) cells[name] = Buffer.from(cell);
  }
  return cells;
}
