import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { businessDayOf, formatDay } from '@jieti/shared/calendar';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { ReviewService } from '../ledger/review.service.js';
import { Doorbell } from './doorbell.js';
import { LongWork } from './long-work.js';

/** How often it is looked whether a day has begun or a new version has come into force. */
const LOOK_MS = 60_000;

/** The daily review: once a day over all processes as a job people can see, and whenever something else comes due. */
@Injectable()
export class ReviewsJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private round: Promise<void> | null = null;
  private timer: NodeJS.Timeout | undefined;
  private stopListening = (): void => undefined;

  constructor(
    private readonly reviews: ReviewService,
    private readonly work: LongWork,
    private readonly doorbell: Doorbell,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** A start after days of downtime reviews what was missed, as if on time. */
  onApplicationBootstrap(): void {
    this.stopListening = this.doorbell.on('reviews', () => this.wake());
    this.timer = setInterval(() => this.wake(), LOOK_MS);
    this.timer.unref();
    this.wake();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.stopListening();
    await this.round;
  }

  /** The day's job where nobody has begun it; else what has come due since. */
  async review(): Promise<void> {
    const day = formatDay(businessDayOf(this.clock.now(), this.config.timeZone));
    const job = { kind: 'reviews', title: `等级评定 ${day}`, key: `reviews:${day}` };
    const outcome = await this.work.run(job, async (_, report) => {
      const total = await this.reviews.reviewDue(({ reviewed, changed }) =>
        report({ done: reviewed, total: null, detail: JSON.stringify({ changed }) }),
      );
      await report({ done: total.reviewed, total: total.reviewed, detail: JSON.stringify({ changed: total.changed }) });
    });
    if (outcome.kind === 'elsewhere') await this.reviews.reviewDue();
  }

  private wake(): void {
    this.round ??= this.review()
      .catch((error: unknown) => {
        Logger.error({ event: 'review_failed', error: error instanceof Error ? error.message : String(error) }, 'jobs');
      })
      .finally(() => (this.round = null));
  }
}
