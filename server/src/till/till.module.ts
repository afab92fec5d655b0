import { Module } from '@nestjs/common';
import { CouponsModule } from '../coupons/coupons.module.js';
import { FactsModule } from '../facts/facts.module.js';
import { MembersModule } from '../members/members.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { OverrideRowsModule } from '../overrides/override-rows.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { PayRowsModule } from '../payments/pay-rows.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { StoresModule } from '../stores/stores.module.js';
import { ReceiptsQueries } from './receipts.queries.js';
import { RedemptionsRepository } from './redemptions.repository.js';
import { TillBillsController } from './till-bills.controller.js';
import { TillBillsRepository } from './till-bills.repository.js';
import { TillBillsService } from './till-bills.service.js';
import { TillCouponsService } from './till-coupons.service.js';
import { TillDeskController } from './till-desk.controller.js';
import { TillDeskQueries } from './till-desk.queries.js';
import { TillMembersQueries } from './till-members.queries.js';
import { TillOutcomesQueries } from './till-outcomes.queries.js';
import { TillPartyService } from './till-party.service.js';
import { TillPurchasesService } from './till-purchases.service.js';
import { TillQuotesService } from './till-quotes.service.js';
import { TillRefundsService } from './till-refunds.service.js';
import { TillRepeatsService } from './till-repeats.service.js';
import { TillVisitsService } from './till-visits.service.js';
import { TillJob } from './till.job.js';
import { TillController } from './till.controller.js';
import { VisitTokens } from './visit-tokens.js';

@Module({
  imports: [
    CouponsModule,
    FactsModule,
    JobsModule,
    MembersModule,
    OutboxModule,
    OverrideRowsModule,
    PayRowsModule,
    ProgrammesModule,
    StoresModule,
  ],
  controllers: [TillController, TillDeskController, TillBillsController],
  providers: [
    VisitTokens,
    TillMembersQueries,
    TillDeskQueries,
    TillOutcomesQueries,
    ReceiptsQueries,
    RedemptionsRepository,
    TillPartyService,
    TillVisitsService,
    TillQuotesService,
    TillCouponsService,
    TillRepeatsService,
    TillPurchasesService,
    TillRefundsService,
    TillBillsRepository,
    TillBillsService,
    TillJob,
  ],
})
export class TillModule {}
