import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Dialect } from './dialect.js';

/** Names of locks are shared by all databases of a server, and at most 64 characters long. */
const LOCK = "CONCAT('jieti-migrations-', MD5(DATABASE()))";
const ATTEMPTS = 20;

/** Brings the tables up to date. Several processes may start at once, and a start that died half-way is repeated. */
export async function runMigrations(writer: DataSource, dialect: Dialect): Promise<void> {
  if (dialect.kind === 'sqlite') return retryingBusy(writer, dialect);
  const guard = writer.createQueryRunner();
  try {
    const rows: { got: number | null }[] = await guard.query(`SELECT GET_LOCK(${LOCK}, 60) AS got`);
    if (rows[0]?.got !== 1) throw new Error('another process has been migrating the database for a minute');
    await writer.runMigrations({ transaction: 'each' });
    await guard.query(`DO RELEASE_LOCK(${LOCK})`);
  } finally {
    await guard.release();
  }
}

async function retryingBusy(writer: DataSource, dialect: Dialect): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await writer.runMigrations({ transaction: 'each' });
      return;
    } catch (error) {
      if (attempt === ATTEMPTS || !dialect.isRetryable(error)) throw error;
      await delay(100);
    }
  }
}
