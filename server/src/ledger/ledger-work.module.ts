import { Module } from '@nestjs/common';
import { FactRowsModule } from '../facts/fact-rows.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { OverrideRowsModule } from '../overrides/override-rows.module.js';
import { PointRowsModule } from '../points/point-rows.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { WalkModule } from '../walk/walk.module.js';
import { BalanceChecksQueries } from './balance-checks.queries.js';
import { DailyReviewService } from './daily-review.service.js';
import { DueReviewsQueries } from './due-reviews.queries.js';
import { LadderFillService } from './ladder-fill.service.js';
import { LastVerifyQueries } from './last-verify.queries.js';
import { LedgerModule } from './ledger.module.js';
import { NightlyVerifyService } from './nightly-verify.service.js';
import { PointInTimeService } from './point-in-time.service.js';
import { RecalculateService } from './recalculate.service.js';
import { ResettleService } from './resettle.service.js';
import { ReviewService } from './review.service.js';
import { VerifyService } from './verify.service.js';
import { WalkQueries } from './walk.queries.js';

const services = [
  DailyReviewService,
  LastVerifyQueries,
  NightlyVerifyService,
  PointInTimeService,
  RecalculateService,
  ReviewService,
  VerifyService,
];

/** Work over everybody: reviews, recalculation, verification. */
@Module({
  imports: [
    FactRowsModule,
    JobsModule,
    LedgerModule,
    OverrideRowsModule,
    PointRowsModule,
    ProgrammesModule,
    SubscriptionsModule,
    WalkModule,
  ],
  providers: [BalanceChecksQueries, DueReviewsQueries, LadderFillService, ResettleService, WalkQueries, ...services],
  exports: services,
})
export class LedgerWorkModule {}
