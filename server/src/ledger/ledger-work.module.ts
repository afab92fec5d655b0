import { Module } from '@nestjs/common';
import { FactRowsModule } from '../facts/fact-rows.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { DueReviewsQueries } from './due-reviews.queries.js';
import { LedgerModule } from './ledger.module.js';
import { PointInTimeService } from './point-in-time.service.js';
import { RecalculateService } from './recalculate.service.js';
import { ResettleService } from './resettle.service.js';
import { ReviewService } from './review.service.js';
import { VerifyService } from './verify.service.js';
import { WalkQueries } from './walk.queries.js';
import { WhatIfService } from './what-if.service.js';

const services = [PointInTimeService, RecalculateService, ReviewService, VerifyService, WhatIfService];

/** Work over everybody: reviews, recalculation, verification, what-if. */
@Module({
  imports: [FactRowsModule, JobsModule, LedgerModule, ProgrammesModule],
  providers: [DueReviewsQueries, ResettleService, WalkQueries, ...services],
  exports: services,
})
export class LedgerWorkModule {}
