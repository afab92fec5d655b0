import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DailyReviewService } from '../ledger/daily-review.service.js';
import { Doorbell } from './doorbell.js';

/** How often it is looked whether a day has begun or a new version has come into force. */
const LOOK_MS = 60_000;

/** The daily review: once a day over all processes as a job people can see, and whenever something else comes due. */
@Injectable()
export class ReviewsJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private round: Promise<unknown> | null = null;
  private timer: NodeJS.Timeout | undefined;
  private stopListening = (): void => undefined;

  constructor(
    private readonly daily: DailyReviewService,
    private readonly doorbell: Doorbell,
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

  private wake(): void {
    this.round ??= this.daily
      .round()
      .catch((error: unknown) => {
        Logger.error({ event: 'review_failed', error: error instanceof Error ? error.message : String(error) }, 'jobs');
      })
      .finally(() => (this.round = null));
  }
}
