import { Module } from '@nestjs/common';
import { Doorbell } from './doorbell.js';
import { JobRunsQueries } from './job-runs.queries.js';
import { JobRunsRepository } from './job-runs.repository.js';
import { LongWork } from './long-work.js';
import { Reconcilers } from './reconcilers.js';

@Module({
  providers: [Doorbell, JobRunsQueries, JobRunsRepository, LongWork, Reconcilers],
  exports: [Doorbell, JobRunsQueries, JobRunsRepository, LongWork, Reconcilers],
})
export class JobsModule {}
