import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CouponsModule } from '../coupons/coupons.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { CampaignAudienceRepository } from './campaign-audience.repository.js';
import { CampaignChecksQueries } from './campaign-checks.queries.js';
import { CampaignForecastQueries } from './campaign-forecast.queries.js';
import { CampaignForecastService } from './campaign-forecast.service.js';
import { CampaignPlanningService } from './campaign-planning.service.js';
import { CampaignReadsService } from './campaign-reads.service.js';
import { CampaignRecipientsQueries } from './campaign-recipients.queries.js';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsQueries } from './campaigns.queries.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { CampaignsService } from './campaigns.service.js';
import { NeedAudienceQueries } from './need-audience.queries.js';

@Module({
  imports: [AuditModule, CouponsModule, JobsModule, OutboxModule, ProgrammesModule],
  controllers: [CampaignsController],
  providers: [
    CampaignsRepository,
    CampaignAudienceRepository,
    CampaignsQueries,
    CampaignChecksQueries,
    CampaignForecastQueries,
    CampaignRecipientsQueries,
    NeedAudienceQueries,
    CampaignsService,
    CampaignPlanningService,
    CampaignForecastService,
    CampaignReadsService,
  ],
  exports: [CampaignPlanningService, CampaignsQueries, CampaignsService],
})
export class CampaignsModule {}
