import type { QueryRunner } from 'typeorm';
import { bindValues, countPlaceholders } from './bound-values.js';
import type { Dialect } from './dialect.js';
import { driverQuery, isDriven } from './driver-query.js';
import type { SqlValue, WriteResult } from './sql.js';

/** One engine connection that TypeORM's query runner holds, with every bound value checked on both engines. */
export class SqlConnection {
  constructor(
    private readonly runner: QueryRunner,
    private readonly dialect: Dialect,
  ) {}

  async query<T>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    if (this.dialect.kind === 'mysql') return (await this.driven(sql, params)) as T[];
    // SQLite's driver checks and converts by itself, with the count cached per prepared statement.
    return this.runner.query(sql, [...params]) as Promise<T[]>;
  }

  async execute(sql: string, params: readonly SqlValue[] = []): Promise<WriteResult> {
    if (this.dialect.kind === 'mysql') {
      const { affectedRows = 0, insertId = 0 } = (await this.driven(sql, params)) as Partial<WriteResult>;
      return { affectedRows, insertId: Number(insertId) };
    }
    const { raw, affected } = await this.runner.query(sql, [...params], true);
    return { affectedRows: affected ?? 0, insertId: Number(raw ?? 0) };
  }

  private async driven(sql: string, params: readonly SqlValue[]): Promise<unknown> {
    const connection: unknown = await this.runner.connect();
    if (!isDriven(connection)) throw new Error('TypeORM holds no connection of the driver');
    return driverQuery(connection, sql, bindValues(params, countPlaceholders(sql)));
  }
}
