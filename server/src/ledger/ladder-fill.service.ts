import { Injectable } from '@nestjs/common';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import { Clock } from '../clock.js';
import { LongWork, type ReportProgress } from '../jobs/long-work.js';
import { PublishedLaddersQueries } from './published-ladders.queries.js';
import { ReviewService } from './review.service.js';

/** A ladder that begins gives everybody a place, once, as a job people can see; later members get theirs as they join. */
@Injectable()
export class LadderFillService {
  constructor(
    private readonly published: PublishedLaddersQueries,
    private readonly reviews: ReviewService,
    private readonly work: LongWork,
    private readonly clock: Clock,
  ) {}

  async fillAll(): Promise<void> {
    const { others } = await this.published.list(this.clock.now());
    for (const versions of others) await this.fill(versions[0]!);
  }

  private async fill({ programme, name, version }: ProgrammeVersion): Promise<void> {
    const job = { kind: 'ladder', title: `${name}：首次推算`, key: `ladder:${programme}:${version}` };
    await this.work.run(job, async (run, report) => {
      const { afterId = 0 } = JSON.parse(run.detail) as { readonly afterId?: number };
      const placed = await this.reviews.fill(programme, afterId, (last) => save(report, run.done, last));
      await report({ done: placed, total: placed, detail: '{}' });
    });
  }
}

function save(report: ReportProgress, done: number, afterId: number): Promise<void> {
  return report({ done, total: null, detail: JSON.stringify({ afterId }) });
}
