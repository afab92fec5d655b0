import { Module } from '@nestjs/common';
import { ApprovalHandlers } from './approval-handlers.js';
import { ApprovalsRepository } from './approvals.repository.js';

/** What a feature needs that asks a second person. */
@Module({
  providers: [ApprovalHandlers, ApprovalsRepository],
  exports: [ApprovalHandlers, ApprovalsRepository],
})
export class ApprovalsModule {}
