import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { jobRunColumns, jobRunOf, type JobRun, type JobRunRow } from './job-run.js';

/** How long a silent owner keeps a job before another process may go on with it. */
export const JOB_LEASE_MS = 60_000;

export interface NewJobRun {
  readonly kind: string;
  readonly title: string;
  /** With a key there is one run, ever: `reviews:2026-11-21`. */
  readonly key: string | null;
  /** Goes on with a run of this kind that did not come to an end, instead of beginning another. */
  readonly continues?: boolean;
}

export interface JobProgress {
  readonly done: number;
  readonly total: number | null;
  readonly detail: string;
}

/** Long work: one owner at a time by lease, progress, the wish to cancel, and how it ended. */
@Injectable()
export class JobRunsRepository {
  constructor(private readonly dialect: Dialect) {}

  /** The id of the new run; of the run there is already when the key repeats. */
  async insert(tx: Tx, run: NewJobRun, now: Instant): Promise<number> {
    const unfinished = run.continues ? await this.findUnfinished(tx, run.kind) : null;
    if (unfinished !== null) return unfinished;
    try {
      const result = await tx.execute(
        `INSERT INTO job_run (kind, title, job_key, state, done, detail, cancel_requested, started_at, updated_at)
         VALUES (?, ?, ?, 'queued', 0, '{}', 0, ?, ?)`,
        [run.kind, run.title, run.key, now, now],
      );
      return result.insertId;
    } catch (error) {
      if (run.key === null || !this.dialect.isDuplicateKey(error)) throw error;
      const [row] = await tx.query<{ id: number }>('SELECT id FROM job_run WHERE job_key = ?', [run.key]);
      return row!.id;
    }
  }

  private async findUnfinished(tx: Tx, kind: string): Promise<number | null> {
    const [row] = await tx.query<{ id: number }>(
      `SELECT id FROM job_run WHERE kind = ? AND state IN ('queued', 'running') ORDER BY id DESC LIMIT 1`,
      [kind],
    );
    return row?.id ?? null;
  }

  /** Takes the job when nobody works on it: it is new, or its owner has gone silent. Null when it is taken or over. */
  async claim(tx: Tx, id: number, owner: string, now: Instant): Promise<JobRun | null> {
    const { affectedRows } = await tx.execute(
      `UPDATE job_run SET state = 'running', lease_owner = ?, lease_until = ?, updated_at = ?
       WHERE id = ? AND (state = 'queued' OR (state = 'running' AND lease_until < ?))`,
      [owner, now + JOB_LEASE_MS, now, id, now],
    );
    if (affectedRows === 0) return null;
    const [row] = await tx.query<JobRunRow>(`SELECT ${jobRunColumns} FROM job_run WHERE id = ?`, [id]);
    return row ? jobRunOf(row) : null;
  }

  /** Writes how far it is and renews the lease. `lost`: another process took it over. */
  async progress(
    tx: Tx,
    hold: { readonly id: number; readonly owner: string },
    progress: JobProgress,
    now: Instant,
  ): Promise<'go on' | 'cancel' | 'lost'> {
    const { affectedRows } = await tx.execute(
      `UPDATE job_run SET done = ?, total = ?, detail = ?, lease_until = ?, updated_at = ?
       WHERE id = ? AND lease_owner = ? AND state = 'running'`,
      [progress.done, progress.total, progress.detail, now + JOB_LEASE_MS, now, hold.id, hold.owner],
    );
    if (affectedRows === 0) return 'lost';
    const [row] = await tx.query<{ cancel_requested: number }>('SELECT cancel_requested FROM job_run WHERE id = ?', [
      hold.id,
    ]);
    return row?.cancel_requested === 1 ? 'cancel' : 'go on';
  }

  /** Only the owner ends a job; whoever lost it changes nothing. */
  async finish(
    tx: Tx,
    hold: { readonly id: number; readonly owner: string },
    end: { readonly state: 'done' | 'failed' | 'cancelled'; readonly error: string | null },
    now: Instant,
  ): Promise<void> {
    await tx.execute(
      `UPDATE job_run SET state = ?, error = ?, lease_owner = NULL, lease_until = NULL, updated_at = ?, finished_at = ?
       WHERE id = ? AND lease_owner = ? AND state = 'running'`,
      [end.state, end.error?.slice(0, 500) ?? null, now, now, hold.id, hold.owner],
    );
  }

  /** A job that has not begun is cancelled at once; a running one at its next step. */
  async requestCancel(tx: Tx, id: number, now: Instant): Promise<void> {
    await tx.execute('UPDATE job_run SET cancel_requested = 1, updated_at = ? WHERE id = ?', [now, id]);
    await tx.execute(`UPDATE job_run SET state = 'cancelled', finished_at = ? WHERE id = ? AND state = 'queued'`, [
      now,
      id,
    ]);
  }
}
