import { Module } from '@nestjs/common';
import { FactRowsModule } from '../facts/fact-rows.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { OverrideRowsModule } from '../overrides/override-rows.module.js';
import { ProgrammesModule } from './programmes.module.js';
import { RuleNoticeSources } from './rule-notice-sources.queries.js';
import { RuleNoticesJob } from './rule-notices.job.js';
import { RuleNoticesQueries } from './rule-notices.queries.js';
import { RuleNoticesService } from './rule-notices.service.js';

/** Telling members of new rules; a process that only serves a command does not import it. */
@Module({
  imports: [FactRowsModule, JobsModule, OutboxModule, OverrideRowsModule, ProgrammesModule],
  providers: [RuleNoticeSources, RuleNoticesJob, RuleNoticesQueries, RuleNoticesService],
})
export class RuleNoticesModule {}
