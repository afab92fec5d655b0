import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { PooledWork, type WalkReported } from '../walk/pooled-work.js';
import { FinishedRanges } from './finished-ranges.js';
import { PublishedLaddersQueries } from './published-ladders.queries.js';
import { ResettleService } from './resettle.service.js';

const JOB = { kind: 'recalculation', title: '全员重算', key: null, continues: true } as const;

/** Members locked at a time at most, and fewer where that takes longer: no purchase waits a tenth of a second for one. */
const LOCKED = 20;
const LOCKED_MS = 40;

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

  /** Threads find who differs while this one writes; what both have done up to an id is where a crash would go on. */
  private async walk(
    walk: WalkReported,
    from: Checkpoint,
    { total, onProgress }: { total: { changed: number }; onProgress?: (done: number, total: number) => void },
  ): Promise<number> {
    const now = this.clock.now();
    const ladders = await this.published.list(now);
    if (ladders.membership.length === 0) return 0;
    const finished = new FinishedRanges(from);
    return walk({
      name: 'differences',
      params: { ladders, now, takesUpDue: true, sumsEntries: false },
      afterId: from.afterId,
      before: from.members,
      onPart: async ({ place, range, members, part }) => {
        await this.write(part.memberIds, total);
        finished.add(place, range.last, members);
      },
      detail: () => JSON.stringify({ ...finished.upTo(), changed: total.changed }),
      ...(onProgress ? { onProgress } : {}),
    });
  }

  /** As many at a time as are written before anybody would notice, however busy the machine is. */
  private async write(memberIds: readonly number[], total: { changed: number }): Promise<void> {
    let locked = LOCKED;
    for (let at = 0; at < memberIds.length; ) {
      const ids = memberIds.slice(at, at + locked);
      const started = performance.now();
      const changed = await this.resettle.resettle(ids, 'recalculation');
      total.changed += changed;
      at += ids.length;
      locked = performance.now() - started > LOCKED_MS ? Math.ceil(locked / 2) : Math.min(LOCKED, locked + 1);
    }
  }
}
