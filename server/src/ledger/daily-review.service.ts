import { Inject, Injectable } from '@nestjs/common';
import { businessDayOf, formatDay } from '@jieti/shared/calendar';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { LongWork } from '../jobs/long-work.js';
import { LadderFillService } from './ladder-fill.service.js';
import { ReviewService, type ReviewProgress } from './review.service.js';

/** One round of the calendar's work. */
@Injectable()
export class DailyReviewService {
  constructor(
    private readonly reviews: ReviewService,
    private readonly ladders: LadderFillService,
    private readonly work: LongWork,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** The day's job where nobody has begun it, else what has come due since; then ladders that have just begun. Whom this process reviewed. */
  async round(): Promise<ReviewProgress> {
    const day = formatDay(businessDayOf(this.clock.now(), this.config.timeZone));
    const job = { kind: 'reviews', title: `等级评定 ${day}`, key: `reviews:${day}` };
    let total: ReviewProgress = { reviewed: 0, changed: 0 };
    const outcome = await this.work.run(job, async (_, report) => {
      total = await this.reviews.reviewDue(({ reviewed, changed }) =>
        report({ done: reviewed, total: null, detail: JSON.stringify({ changed }) }),
      );
      await report({ done: total.reviewed, total: total.reviewed, detail: JSON.stringify({ changed: total.changed }) });
    });
    if (outcome.kind === 'elsewhere') total = await this.reviews.reviewDue();
    await this.ladders.fillAll();
    return total;
  }
}
