import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { CampaignsJob } from './campaigns.job.js';
import { CampaignsModule } from './campaigns.module.js';

/** Running campaigns go on by themselves only where this is imported: in the server, not in a command. */
@Module({ imports: [CampaignsModule, JobsModule], providers: [CampaignsJob] })
export class CampaignsWorkModule {}
