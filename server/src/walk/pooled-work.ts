import { Injectable } from '@nestjs/common';
import type { JobRun } from '../jobs/job-run.js';
import type { NewJobRun } from '../jobs/job-runs.repository.js';
import { LongWork, type ReportProgress, type WorkOutcome } from '../jobs/long-work.js';
import { WalkPool, type Walk } from './walk-pool.js';
import type { TaskName } from './walk-task.js';

/** How often progress is written down, and with it whether somebody wants the work to stop. */
const REPORT_MS = 300;

export interface ReportedWalk<Name extends TaskName> extends Omit<Walk<Name>, 'signal'> {
  /** Members done before: a walk that goes on where it was left. */
  readonly before?: number;
  /** Once everybody has been met: what is left to do before the work is done. */
  readonly onEnd?: () => Promise<void>;
  /** What the job is to remember. */
  readonly detail?: () => string;
}

/** Returns how many members there were. */
export type WalkReported = <Name extends TaskName>(walk: ReportedWalk<Name>) => Promise<number>;

/** Walks over everybody as a job that people see: with a bar, and stopped within a second when somebody cancels it. */
@Injectable()
export class PooledWork {
  constructor(
    private readonly pool: WalkPool,
    private readonly work: LongWork,
  ) {}

  run(job: NewJobRun, work: (walk: WalkReported, run: JobRun) => Promise<void>): Promise<WorkOutcome> {
    return this.work.run(job, (run, report) => work((walk) => this.walk(walk, report), run));
  }

  private async walk<Name extends TaskName>(walk: ReportedWalk<Name>, report: ReportProgress): Promise<number> {
    const { before = 0, detail = () => '{}', onProgress, onEnd } = walk;
    const stop = new AbortController();
    let progress: { done: number; total: number | null } = { done: before, total: null };
    const say = (): Promise<void> => report({ ...progress, detail: detail() });
    let saying = Promise.resolve();
    const timer = setInterval(() => {
      saying = saying.then(say).catch((error: unknown) => stop.abort(error));
    }, REPORT_MS);
    try {
      const members = await this.pool.walk({
        ...walk,
        signal: stop.signal,
        onProgress(done, total) {
          progress = { done: before + done, total: before + total };
          onProgress?.(before + done, before + total);
        },
      });
      await onEnd?.();
      clearInterval(timer);
      await saying;
      await say();
      return before + members;
    } finally {
      clearInterval(timer);
      await saying;
    }
  }
}
