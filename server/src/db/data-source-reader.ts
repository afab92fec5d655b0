import type { DataSource } from 'typeorm';
import { bindValues, countPlaceholders } from './bound-values.js';
import type { Dialect } from './dialect.js';
import { driverQuery, isDriven } from './driver-query.js';
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
    if (this.dialect.kind === 'sqlite') return this.source.query<T[]>(sql, [...params]);
    const { driver } = this.source;
    if (!('pool' in driver) || !isDriven(driver.pool)) throw new Error('TypeORM holds no pool of the driver');
    return (await driverQuery(driver.pool, sql, bindValues(params, countPlaceholders(sql)))) as T[];
  }
}
