import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { ChannelHealthModule } from '../channels/channel-health.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { LedgerWorkModule } from '../ledger/ledger-work.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { AlertsQueries } from './alerts.queries.js';
import { DashboardQueries } from './dashboard.queries.js';
import { DashboardService } from './dashboard.service.js';
import { DemoController } from './demo.controller.js';
import { JobsController } from './jobs.controller.js';
import { RecentFactsQueries } from './recent-facts.queries.js';
import { ReportsController } from './reports.controller.js';

@Module({
  imports: [CampaignsModule, ChannelHealthModule, JobsModule, LedgerWorkModule, ProgrammesModule],
  controllers: [DemoController, JobsController, ReportsController],
  providers: [AlertsQueries, DashboardQueries, DashboardService, RecentFactsQueries],
})
export class ReportsModule {}
