import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PerksModule } from '../perks/perks.module.js';
import { PointRowsModule } from '../points/point-rows.module.js';
import { SalesModule } from '../sales/sales.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { CouponsModule } from '../coupons/coupons.module.js';
import { FactsModule } from '../facts/facts.module.js';
import { MembersModule } from '../members/members.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { OverrideRowsModule } from '../overrides/override-rows.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { PayRowsModule } from '../payments/pay-rows.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { StoresModule } from '../stores/stores.module.js';
import { AgreedPricesService } from './agreed-prices.service.js';
import { CodeSweepService } from './code-sweep.service.js';
import { CodeUsesRepository } from './code-uses.repository.js';
import { RefundableQueries } from './refundable.queries.js';
import { SecondPersonService } from './second-person.service.js';
import { TillAnswersRepository } from './till-answers.repository.js';
import { TillAuthorityService } from './till-authority.service.js';
import { TillGiftsRepository } from './till-gifts.repository.js';
import { TillGivingBackService } from './till-giving-back.service.js';
import { TillIdentityService } from './till-identity.service.js';
import { TillLimitsQueries } from './till-limits.queries.js';
import { TillLimitsRepository } from './till-limits.repository.js';
import { TillLimitsService } from './till-limits.service.js';
import { TillOffersQueries } from './till-offers.queries.js';
import { TillPerksService } from './till-perks.service.js';
import { TillPricingService } from './till-pricing.service.js';
import { TillRecordingService } from './till-recording.service.js';
import { TillRepliesService } from './till-replies.service.js';
import { TillReturnsRepository } from './till-returns.repository.js';
import { TillSalesRepository } from './till-sales.repository.js';
import { VisitPerksQueries } from './visit-perks.queries.js';
import { ShiftQueries } from './shift.queries.js';
import { TillLogQueries } from './till-log.queries.js';
import { TillOfflineService } from './till-offline.service.js';
import { TillUndoService } from './till-undo.service.js';
import { TillUndoingService } from './till-undoing.service.js';
import { TillUndoRepository } from './till-undo.repository.js';
import { TillActionsController } from './till-actions.controller.js';
import { TillLimitsController } from './till-limits.controller.js';
import { TillOfflineController } from './till-offline.controller.js';
import { ReceiptsQueries } from './receipts.queries.js';
import { TillBillsController } from './till-bills.controller.js';
import { TillBillsRepository } from './till-bills.repository.js';
import { TillBillsService } from './till-bills.service.js';
import { TillCouponsService } from './till-coupons.service.js';
import { TillDeskController } from './till-desk.controller.js';
import { TillDeskQueries } from './till-desk.queries.js';
import { TillPartyService } from './till-party.service.js';
import { TillPurchasesService } from './till-purchases.service.js';
import { TillQuotesService } from './till-quotes.service.js';
import { TillRefundsService } from './till-refunds.service.js';
import { TillRowsModule } from './till-rows.module.js';
import { TillVisitsService } from './till-visits.service.js';
import { TillJob } from './till.job.js';
import { TillController } from './till.controller.js';
import { VisitTokens } from './visit-tokens.js';

@Module({
  imports: [
    CouponsModule,
    StaffModule,
    SalesModule,
    PointRowsModule,
    PerksModule,
    LedgerModule,
    AuditModule,
    FactsModule,
    JobsModule,
    MembersModule,
    OutboxModule,
    OverrideRowsModule,
    PayRowsModule,
    ProgrammesModule,
    StoresModule,
    TillRowsModule,
  ],
  controllers: [
    TillController,
    TillDeskController,
    TillBillsController,
    TillActionsController,
    TillOfflineController,
    TillLimitsController,
  ],
  providers: [
    VisitTokens,
    TillDeskQueries,
    ReceiptsQueries,
    ShiftQueries,
    TillLogQueries,
    TillOfflineService,
    TillUndoService,
    TillUndoingService,
    TillUndoRepository,
    AgreedPricesService,
    CodeSweepService,
    CodeUsesRepository,
    RefundableQueries,
    SecondPersonService,
    TillAnswersRepository,
    TillAuthorityService,
    TillGiftsRepository,
    TillGivingBackService,
    TillIdentityService,
    TillLimitsQueries,
    TillLimitsRepository,
    TillLimitsService,
    TillOffersQueries,
    TillPerksService,
    TillPricingService,
    TillRecordingService,
    TillRepliesService,
    TillReturnsRepository,
    TillSalesRepository,
    VisitPerksQueries,
    TillPartyService,
    TillVisitsService,
    TillQuotesService,
    TillCouponsService,
    TillPurchasesService,
    TillRefundsService,
    TillBillsRepository,
    TillBillsService,
    TillJob,
  ],
})
export class TillModule {}
