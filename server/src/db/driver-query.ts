import { QueryFailedError } from 'typeorm';
import type { BoundValue } from './bound-values.js';

/** A pool or a connection of the MySQL driver, as TypeORM keeps it. */
export interface Driven {
  query(sql: string, values: readonly BoundValue[], done: (error: Error | null, result: unknown) => void): unknown;
}

/**
 * One statement by the driver itself. TypeORM's runner adds events, logging and a second result around each, which no one
 * here listens to; a purchase at the till is some forty statements, and theirs was a tenth of its time.
 * @throws QueryFailedError as the runner does.
 */
export function driverQuery(driven: Driven, sql: string, values: readonly BoundValue[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    driven.query(sql, values, (error, result) => {
      if (error) reject(new QueryFailedError(sql, [...values], error));
      else resolve(result);
    });
  });
}

/** What TypeORM's `connect()` or its driver's `pool` gave. */
export function isDriven(candidate: unknown): candidate is Driven {
  return typeof candidate === 'object' && candidate !== null && 'query' in candidate;
}
