import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import type { JobRun } from './job-run.js';
import { JobRunsRepository, type JobProgress, type NewJobRun } from './job-runs.repository.js';

/** Thrown into the work when somebody cancelled it, or when another process has taken it over. */
export class WorkStopped extends Error {
  constructor(readonly reason: 'cancel' | 'lost') {
    super(reason);
  }
}

/** Writes progress and renews the lease; call it at every step. @throws WorkStopped */
export type ReportProgress = (progress: JobProgress) => Promise<void>;

export type WorkOutcome =
  | { readonly kind: 'done' | 'cancelled'; readonly id: number }
  /** Another process does it, or it has been done. */
  | { readonly kind: 'elsewhere'; readonly id: number };

/** Runs long work under a `job_run` row: one process at a time, with progress, cancellable, resumed after a crash. */
@Injectable()
export class LongWork {
  private readonly owner = randomUUID();

  constructor(
    private readonly transactions: Transactions,
    private readonly runs: JobRunsRepository,
    private readonly clock: Clock,
  ) {}

  /** `work` is told the run as it was left (resume from its `detail`). What it throws is written down and thrown on. */
  async run(job: NewJobRun, work: (run: JobRun, report: ReportProgress) => Promise<void>): Promise<WorkOutcome> {
    const id = await this.transactions.run((tx) => this.runs.insert(tx, job, this.clock.now()));
    const hold = { id, owner: `${this.owner}:${id}` };
    const run = await this.transactions.run((tx) => this.runs.claim(tx, id, hold.owner, this.clock.now()));
    if (!run) return { kind: 'elsewhere', id };
    try {
      await work(run, (progress) => this.report(hold, progress));
    } catch (error) {
      return this.stopped(hold, error);
    }
    await this.finish(hold, 'done', null);
    return { kind: 'done', id };
  }

  private async report(hold: { id: number; owner: string }, progress: JobProgress): Promise<void> {
    const answer = await this.transactions.run((tx) => this.runs.progress(tx, hold, progress, this.clock.now()));
    if (answer !== 'go on') throw new WorkStopped(answer);
  }

  private async stopped(hold: { id: number; owner: string }, error: unknown): Promise<WorkOutcome> {
    if (error instanceof WorkStopped && error.reason === 'lost') return { kind: 'elsewhere', id: hold.id };
    if (error instanceof WorkStopped) {
      await this.finish(hold, 'cancelled', null);
      return { kind: 'cancelled', id: hold.id };
    }
    await this.finish(hold, 'failed', error instanceof Error ? error.message : String(error));
    throw error;
  }

  private finish(hold: { id: number; owner: string }, state: 'done' | 'failed' | 'cancelled', error: string | null) {
    return this.transactions.run((tx) => this.runs.finish(tx, hold, { state, error }, this.clock.now()));
  }
}
