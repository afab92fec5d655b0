import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { ApprovalHandlers } from './approval-handlers.js';
import { ApprovalsController } from './approvals.controller.js';
import { ApprovalsQueries } from './approvals.queries.js';
import { ApprovalsRepository } from './approvals.repository.js';
import { ApprovalsService } from './approvals.service.js';

/** What two people decide. */
@Module({
  imports: [AuditModule, StaffModule],
  controllers: [ApprovalsController],
  providers: [ApprovalHandlers, ApprovalsQueries, ApprovalsRepository, ApprovalsService],
  exports: [ApprovalHandlers, ApprovalsQueries, ApprovalsRepository],
})
export class ApprovalsModule {}
