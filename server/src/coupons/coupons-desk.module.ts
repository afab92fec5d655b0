import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { StandingsModule } from '../members/standings.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { PointRowsModule } from '../points/point-rows.module.js';
import { ClaimCentreQueries } from './claim-centre.queries.js';
import { ClaimCentreService } from './claim-centre.service.js';
import { ClaimsService } from './claims.service.js';
import { CouponClaimsRepository } from './coupon-claims.repository.js';
import { CouponEventsQueries } from './coupon-events.queries.js';
import { CouponFunnelQueries } from './coupon-funnel.queries.js';
import { CouponLogController } from './coupon-log.controller.js';
import { CouponTaskWorkService } from './coupon-task-work.service.js';
import { CouponTasksController } from './coupon-tasks.controller.js';
import { CouponTasksJob } from './coupon-tasks.job.js';
import { CouponTasksQueries } from './coupon-tasks.queries.js';
import { CouponTasksRepository } from './coupon-tasks.repository.js';
import { CouponTasksService } from './coupon-tasks.service.js';
import { CouponVoidingController } from './coupon-voiding.controller.js';
import { CouponVoidingRepository } from './coupon-voiding.repository.js';
import { CouponVoidingService } from './coupon-voiding.service.js';
import { CouponsModule } from './coupons.module.js';
import { ExchangeCodesController } from './exchange-codes.controller.js';
import { ExchangeCodesQueries } from './exchange-codes.queries.js';
import { ExchangeCodesService } from './exchange-codes.service.js';
import { ExchangeService } from './exchange.service.js';
import { GrantStepsRepository } from './grant-steps.repository.js';
import { MyClaimsController } from './my-claims.controller.js';
import { TaskBooksRepository } from './task-books.repository.js';
import { VoidStepsRepository } from './void-steps.repository.js';

/** What members take, what operators hand out to many and call back, and the log of it. */
@Module({
  imports: [AuditModule, CouponsModule, JobsModule, LedgerModule, OutboxModule, PointRowsModule, StandingsModule],
  controllers: [
    CouponLogController,
    CouponTasksController,
    CouponVoidingController,
    ExchangeCodesController,
    MyClaimsController,
  ],
  providers: [
    ...[ClaimCentreQueries, ClaimCentreService, ClaimsService, CouponClaimsRepository],
    ...[CouponEventsQueries, CouponFunnelQueries, CouponTaskWorkService, CouponTasksJob, CouponTasksQueries],
    ...[CouponTasksRepository, CouponTasksService, CouponVoidingRepository, CouponVoidingService],
    ...[ExchangeCodesQueries, ExchangeCodesService, ExchangeService],
    ...[GrantStepsRepository, TaskBooksRepository, VoidStepsRepository],
  ],
})
export class CouponsDeskModule {}
