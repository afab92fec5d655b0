import type { DataSource } from 'typeorm';
import { bindValues, countPlaceholders } from './bound-values.js';
import type { Dialect } from './dialect.js';
import { Reader, type SqlValue } from './sql.js';

const READING = /^\s*(SELECT|WITH|EXPLAIN)\b/i;

export class DataSourceReader extends Reader {
  constructor(
    private readonly source: DataSource,
    private readonly dialect: Dialect,
  ) {
    super();
  }

  async query<T>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    if (!READING.test(sql)) throw new TypeError('a reader only reads; writing needs a transaction');
    const values = this.dialect.kind === 'sqlite' ? [...params] : bindValues(params, countPlaceholders(sql));
    return this.source.query<T[]>(sql, values);
  }
}
