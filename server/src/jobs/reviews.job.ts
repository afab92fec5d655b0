import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DailyReviewService } from '../ledger/daily-review.service.js';
import { BackgroundLoop } from './background-loop.js';
import { Doorbell } from './doorbell.js';

/** How often it is looked whether a day has begun or a new version has come into force. */
const LOOK_MS = 60_000;

/** The daily review: once a day over all processes as a job people can see, and whenever something else comes due. */
@Injectable()
export class ReviewsJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(daily: DailyReviewService, doorbell: Doorbell) {
    this.loop = new BackgroundLoop({
      round: () => daily.round(),
      everyMs: LOOK_MS,
      failure: 'review_failed',
      bell: { of: doorbell, name: 'reviews' },
      // A round takes whatever is due while it lasts.
      again: false,
    });
  }

  /** A start after days of downtime reviews what was missed, as if on time. */
  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
