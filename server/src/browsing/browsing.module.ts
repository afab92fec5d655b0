import { Module } from '@nestjs/common';
import { MembersModule } from '../members/members.module.js';
import { PrivacyRowsModule } from '../privacy/privacy-rows.module.js';
import { BrowseReportService } from './browse-report.service.js';
import { BrowsingController } from './browsing.controller.js';
import { BrowsingQueries } from './browsing.queries.js';
import { BrowsingRetentionJob } from './browsing-retention.job.js';
import { BrowsingRetentionService } from './browsing-retention.service.js';
import { BrowsingRowsModule } from './browsing-rows.module.js';
import { BrowsingService } from './browsing.service.js';
import { InterestsQueries } from './interests.queries.js';
import { MemberInterestsController } from './member-interests.controller.js';
import { MemberInterestsService } from './member-interests.service.js';
import { MyBrowsingController } from './my-browsing.controller.js';
import { UnwantedVisitsQueries } from './unwanted-visits.queries.js';

/** Which pages members look at, as far as they agree. */
@Module({
  imports: [BrowsingRowsModule, MembersModule, PrivacyRowsModule],
  controllers: [BrowsingController, MemberInterestsController, MyBrowsingController],
  providers: [
    ...[BrowseReportService, BrowsingQueries, BrowsingService, InterestsQueries, MemberInterestsService],
    ...[BrowsingRetentionJob, BrowsingRetentionService, UnwantedVisitsQueries],
  ],
})
export class BrowsingModule {}
