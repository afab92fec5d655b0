import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as immediate, setTimeout as delay } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Dialect } from './dialect.js';
import { FifoMutex, MutexTimeout } from './fifo-mutex.js';
import { RunningTx } from './running-tx.js';
import type { Tx } from './sql.js';

/** Read committed, never truncate silently, and backslash escapes as the driver writes them, whatever the server says. */
const SESSION = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  "SET SESSION sql_mode = 'STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
  'SET SESSION innodb_lock_wait_timeout = 10',
  // The first statement after a commit begins the next transaction: to say so would be one more round each time.
  'SET SESSION autocommit = 0',
  // A packed history of many facts is one long text.
  'SET SESSION group_concat_max_len = 16777216',
];
const MAX_RETRIES = 5;
const WAIT_LIMIT_MS = 30_000;

/** A transaction inside a transaction: on one writer it would wait for itself, so it is a bug on both engines. */
export class NestedTransaction extends Error {
  constructor() {
    super('Transactions.run was called inside a running transaction');
  }
}

/** The only way to write. Lock first, then read, then write; everything is stored together or not at all. */
export class Transactions {
  private readonly running = new AsyncLocalStorage<RunningTx>();
  private readonly mutex: FifoMutex | null;
  private readonly prepared = new WeakSet<object>();

  constructor(
    private readonly writer: DataSource,
    private readonly dialect: Dialect,
    private readonly waitLimitMs = WAIT_LIMIT_MS,
  ) {
    this.mutex = dialect.kind === 'sqlite' ? new FifoMutex(waitLimitMs) : null;
  }

  /** How many transactions get on at once; more only wait for each other. */
  get lanes(): number {
    return this.mutex ? 1 : 4;
  }

  /**
   * Runs `work` in a transaction and commits; when it throws, nothing of it is stored. A deadlock, lock wait or busy
   * engine is retried at most 5 times, each in a new transaction: `work` must not have effects outside of `tx`.
   * @throws NestedTransaction when called inside a running transaction.
   */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.isInside()) throw new NestedTransaction();
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await (this.mutex ? this.mutex.hold(() => this.onceInTurn(work)) : this.once(work));
      } catch (error) {
        if (attempt >= MAX_RETRIES || !this.dialect.isRetryable(error)) throw error;
        await delay(2 ** attempt * 5 * (0.5 + Math.random()));
      }
    }
  }

  /** Whether the caller runs inside of a transaction's work. */
  isInside(): boolean {
    return this.running.getStore()?.isOpen() ?? false;
  }

  /**
   * The embedded engine answers within the same turn of the event loop: without a pause, transactions in a row would let
   * nothing else happen, neither other requests nor the release of the engine's statements.
   */
  private async onceInTurn<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.once(work);
    } finally {
      await immediate();
    }
  }

  private async once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.writer.createQueryRunner();
    try {
      await this.begin(runner);
      const tx = new RunningTx(runner, this.dialect);
      try {
        const result = await this.running.run(tx, () => work(tx));
        tx.assertUnbroken();
        tx.close();
        await runner.query('COMMIT');
        return result;
      } catch (error) {
        tx.close();
        await rollback(runner);
        throw tx.failure() ?? error;
      }
    } finally {
      if (!this.mutex) await runner.release();
    }
  }

  /** Another process may be writing: waiting for it must not block this one, so the engine itself does not wait long. */
  private async beginWhenFree(runner: QueryRunner): Promise<void> {
    const until = performance.now() + this.waitLimitMs;
    for (;;) {
      try {
        await runner.query('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (!this.dialect.isRetryable(error)) throw error;
        if (performance.now() > until) throw new MutexTimeout('another process has been writing for too long');
        await delay(1 + Math.random() * 10);
      }
    }
  }

  /** Statements see what is committed when they start: what is read after a lock is what the last holder left. */
  private async begin(runner: QueryRunner): Promise<void> {
    if (this.mutex) return this.beginWhenFree(runner);
    const connection: unknown = await runner.connect();
    if (typeof connection === 'object' && connection !== null && !this.prepared.has(connection)) {
      for (const setting of SESSION) await runner.query(setting);
      this.prepared.add(connection);
    }
  }
}

/** A failed rollback means the connection or the transaction is gone, which undoes it as well. */
async function rollback(runner: QueryRunner): Promise<void> {
  try {
    await runner.query('ROLLBACK');
  } catch {
    return;
  }
}
