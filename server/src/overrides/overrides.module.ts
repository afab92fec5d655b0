import { Module } from '@nestjs/common';
import { ApprovalsModule } from '../approvals/approvals.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { OverrideDeskRepository } from './override-desk.repository.js';
import { OverrideListService } from './override-list.service.js';
import { OverrideRowsModule } from './override-rows.module.js';
import { OverridesController } from './overrides.controller.js';
import { OverridesService } from './overrides.service.js';

/** Tiers set by hand: the desk where staff set and revoke them. */
@Module({
  imports: [ApprovalsModule, AuditModule, JobsModule, LedgerModule, OverrideRowsModule, ProgrammesModule, StaffModule],
  controllers: [OverridesController],
  providers: [OverrideDeskRepository, OverrideListService, OverridesService],
})
export class OverridesModule {}
