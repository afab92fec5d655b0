import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { DueLotsJob } from './due-lots.job.js';
import { DueLotsQueries } from './due-lots.queries.js';
import { DueLotsRepository } from './due-lots.repository.js';
import { DueLotsService } from './due-lots.service.js';
import { PointRowsModule } from './point-rows.module.js';

/** Points come to their end by themselves only where this is imported: in the server, not in a command. */
@Module({
  imports: [JobsModule, LedgerModule, OutboxModule, PointRowsModule],
  providers: [DueLotsJob, DueLotsQueries, DueLotsRepository, DueLotsService],
})
export class PointsWorkModule {}
