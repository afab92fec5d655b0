import { Injectable } from '@nestjs/common';
import { LongWork, type ReportProgress } from '../jobs/long-work.js';
import { chunked } from '../db/in-list.js';
import { ResettleService } from './resettle.service.js';
import { VerifyService } from './verify.service.js';
import { WalkQueries } from './walk.queries.js';

const JOB = { kind: 'recalculation', title: '全员重算', key: null, continues: true } as const;

/** Members locked at a time. */
const LOCKED = 100;

export interface RecalculateReport {
  /** `elsewhere`: another process is at it. */
  readonly outcome: 'done' | 'cancelled' | 'elsewhere';
  readonly jobId: number;
  readonly members: number;
  readonly changed: number;
}

interface Checkpoint {
  readonly afterId: number;
  readonly members: number;
  readonly changed: number;
}

/** Folds everybody again and writes whoever differs: after publishing a version, or a repair. */
@Injectable()
export class RecalculateService {
  constructor(
    private readonly walk: WalkQueries,
    private readonly verify: VerifyService,
    private readonly resettle: ResettleService,
    private readonly work: LongWork,
  ) {}

  /** Streams in member order, locks only those who differ; cancellable, and goes on where a crash left it. */
  async recalculate(onProgress?: (done: number, total: number) => void): Promise<RecalculateReport> {
    let at: Checkpoint = { afterId: 0, members: 0, changed: 0 };
    const outcome = await this.work.run(JOB, async (run, report) => {
      at = { ...at, ...(JSON.parse(run.detail) as Partial<Checkpoint>) };
      const total = await this.walk.countMembers();
      for await (const batch of this.walk.members(at.afterId)) {
        const differing = (await this.verify.differencesOf(batch, true)).map((difference) => difference.memberId);
        const changed = await this.rewrite(differing);
        at = { afterId: batch.at(-1)!.id, members: at.members + batch.length, changed: at.changed + changed };
        await save(report, at, total);
        onProgress?.(at.members, total);
      }
    });
    return { outcome: outcome.kind, jobId: outcome.id, members: at.members, changed: at.changed };
  }

  private async rewrite(memberIds: readonly number[]): Promise<number> {
    let changed = 0;
    for (const part of chunked(memberIds, LOCKED)) changed += await this.resettle.resettle(part, 'recalculation');
    return changed;
  }
}

function save(report: ReportProgress, at: Checkpoint, total: number): Promise<void> {
  return report({ done: at.members, total, detail: JSON.stringify(at) });
}
