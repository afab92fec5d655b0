import { Module } from '@nestjs/common';
import { ApprovalsModule } from '../approvals/approvals.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { DraftRunsQueries } from './draft-runs.queries.js';
import { DraftViewsQueries } from './draft-views.queries.js';
import { DraftsController } from './drafts.controller.js';
import { DraftsRepository } from './drafts.repository.js';
import { DraftsService } from './drafts.service.js';
import { LadderViewsQueries } from './ladder-views.queries.js';
import { LaddersController } from './ladders.controller.js';
import { LaddersQueries } from './ladders.queries.js';
import { ProgrammesModule } from './programmes.module.js';
import { PublicationsRepository } from './publications.repository.js';
import { PublishApproval } from './publish-approval.js';
import { PublishingController } from './publishing.controller.js';
import { PublishingService } from './publishing.service.js';
import { WithdrawalService } from './withdrawal.service.js';

const reads = [DraftRunsQueries, DraftViewsQueries, LadderViewsQueries, LaddersQueries];

/** Where operators design, announce and withdraw rules. */
@Module({
  imports: [ApprovalsModule, AuditModule, JobsModule, ProgrammesModule, StaffModule],
  controllers: [DraftsController, LaddersController, PublishingController],
  providers: [
    ...reads,
    ...[DraftsRepository, DraftsService, PublicationsRepository],
    ...[PublishApproval, PublishingService, WithdrawalService],
  ],
  exports: [DraftsService, DraftViewsQueries, LaddersQueries],
})
export class ProgrammeDeskModule {}
