import { Module } from '@nestjs/common';
import { ApprovalsModule } from '../approvals/approvals.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { StoresModule } from '../stores/stores.module.js';
import { EarnersQueries } from './earners.queries.js';
import { HandMovesRepository } from './hand-moves.repository.js';
import { LiabilityController } from './liability.controller.js';
import { LiabilityQueries } from './liability.queries.js';
import { LiabilityService } from './liability.service.js';
import { MemberPointsController } from './member-points.controller.js';
import { MemberPointsService } from './member-points.service.js';
import { MyPointsController } from './my-points.controller.js';
import { MyPointsService } from './my-points.service.js';
import { PointEntriesQueries } from './point-entries.queries.js';
import { PointRowsModule } from './point-rows.module.js';
import { PointTransfersRepository } from './point-transfers.repository.js';
import { PointsDeskRepository } from './points-desk.repository.js';
import { PointsDeskService } from './points-desk.service.js';
import { PointsRulesController } from './points-rules.controller.js';
import { PointsRulesService } from './points-rules.service.js';
import { PointsUsageQueries } from './points-usage.queries.js';
import { PublishedRulesRepository } from './published-rules.repository.js';

/** Points as members and staff see them, and what staff do about them. */
@Module({
  imports: [ApprovalsModule, AuditModule, LedgerModule, PointRowsModule, ProgrammesModule, StaffModule, StoresModule],
  controllers: [LiabilityController, MemberPointsController, MyPointsController, PointsRulesController],
  providers: [
    ...[EarnersQueries, HandMovesRepository, LiabilityQueries, LiabilityService, MemberPointsService, MyPointsService],
    ...[PointEntriesQueries, PointTransfersRepository, PointsDeskRepository, PointsDeskService, PointsRulesService],
    ...[PointsUsageQueries, PublishedRulesRepository],
  ],
})
export class PointsModule {}
