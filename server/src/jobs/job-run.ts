import type { Instant } from '@jieti/shared/model/time';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** Long work in progress, as the console shows it. */
export interface JobRun {
  readonly id: number;
  readonly kind: string;
  readonly title: string;
  readonly state: JobState;
  readonly done: number;
  readonly total: number | null;
  /** JSON of the job's own: where to resume, what came out. */
  readonly detail: string;
  readonly error: string | null;
  readonly cancelRequested: boolean;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
}

export interface JobRunRow {
  readonly id: number;
  readonly kind: string;
  readonly title: string;
  readonly state: JobState;
  readonly done: number;
  readonly total: number | null;
  readonly detail: string;
  readonly error: string | null;
  readonly cancel_requested: number;
  readonly started_at: number;
  readonly finished_at: number | null;
}

export const jobRunColumns =
  'id, kind, title, state, done, total, detail, error, cancel_requested, started_at, finished_at';

export function jobRunOf(row: JobRunRow): JobRun {
  const { id, kind, title, state, done, total, detail, error } = row;
  return {
    ...{ id, kind, title, state, done, total, detail, error },
    cancelRequested: row.cancel_requested === 1,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}
