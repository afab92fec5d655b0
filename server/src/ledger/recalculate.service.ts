import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { PooledWork, type WalkReported } from '../walk/pooled-work.js';
import { FinishedRanges } from './finished-ranges.js';
import { PublishedLaddersQueries } from './published-ladders.queries.js';
import { ResettleQueue, type FoundPart } from './resettle-queue.js';
import { ResettleService } from './resettle.service.js';

const JOB = { kind: 'recalculation', title: '全员重算', key: null, continues: true } as const;

export interface RecalculateReport {
  /** `elsewhere`: another process is at it. */
  readonly outcome: 'done' | 'cancelled' | 'elsewhere';
  readonly jobId: number;
  readonly members: number;
  readonly changed: number;
}

interface FoundRange extends FoundPart {
  readonly place: number;
  readonly lastId: number;
  readonly members: number;
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
    private readonly published: PublishedLaddersQueries,
    private readonly resettle: ResettleService,
    private readonly work: PooledWork,
    private readonly clock: Clock,
  ) {}

  /** Everybody is read, only those who differ are locked; cancellable, and goes on where a crash left it. */
  async recalculate(onProgress?: (done: number, total: number) => void): Promise<RecalculateReport> {
    const total = { members: 0, changed: 0 };
    const outcome = await this.work.run(JOB, async (walk, run) => {
      const from = { afterId: 0, members: 0, changed: 0, ...(JSON.parse(run.detail) as Partial<Checkpoint>) };
      total.changed = from.changed;
      total.members = await this.walk(walk, from, { total, ...(onProgress ? { onProgress } : {}) });
    });
    return { outcome: outcome.kind, jobId: outcome.id, ...total };
  }

  /** Threads find who differs while this one writes behind them; what both have done up to an id is where a crash would go on. */
  private async walk(
    walk: WalkReported,
    from: Checkpoint,
    { total, onProgress }: { total: { changed: number }; onProgress?: (done: number, total: number) => void },
  ): Promise<number> {
    const now = this.clock.now();
    const ladders = await this.published.list(now);
    if (ladders.membership.length === 0) return 0;
    const finished = new FinishedRanges(from);
    const queue = new ResettleQueue<FoundRange>({
      resettle: (ids) => this.resettle.resettle(ids, 'recalculation'),
      onSettled: ({ place, lastId, members }) => finished.add(place, lastId, members),
      lanes: this.resettle.lanes,
    });
    const changed = () => (total.changed = from.changed + queue.changed);
    try {
      return await walk({
        name: 'differences',
        params: { ladders, now, takesUpDue: true, sumsEntries: false },
        afterId: from.afterId,
        before: from.members,
        onPart: ({ place, range, members, part }) =>
          queue.add({ place, lastId: range.last, members, memberIds: part.memberIds }),
        onEnd: () => queue.drained(),
        detail: () => JSON.stringify({ ...finished.upTo(), changed: changed() }),
        ...(onProgress ? { onProgress } : {}),
      });
    } finally {
      await queue.stop();
      changed();
    }
  }
}
