import type { QueryRunner } from 'typeorm';
import { bindValues, countPlaceholders, type BoundValue } from './bound-values.js';
import type { Dialect } from './dialect.js';
import type { SqlValue, WriteResult } from './sql.js';

/** One engine connection through TypeORM's query runner, with every bound value checked on both engines. */
export class SqlConnection {
  constructor(
    private readonly runner: QueryRunner,
    private readonly dialect: Dialect,
  ) {}

  query<T>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    return this.runner.query(sql, this.bound(sql, params)) as Promise<T[]>;
  }

  async execute(sql: string, params: readonly SqlValue[] = []): Promise<WriteResult> {
    const result = await this.runner.query(sql, this.bound(sql, params), true);
    const raw: unknown = result.raw;
    const insertId = typeof raw === 'object' && raw !== null ? (raw as { insertId?: unknown }).insertId : raw;
    return { affectedRows: result.affected ?? 0, insertId: Number(insertId ?? 0) };
  }

  /** SQLite's driver checks and converts by itself, with the count cached per prepared statement. */
  private bound(sql: string, params: readonly SqlValue[]): (BoundValue | SqlValue)[] {
    return this.dialect.kind === 'sqlite' ? [...params] : bindValues(params, countPlaceholders(sql));
  }
}
