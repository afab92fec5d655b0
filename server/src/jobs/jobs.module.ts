import { Module } from '@nestjs/common';
import { Doorbell } from './doorbell.js';
import { JobRunsQueries } from './job-runs.queries.js';
import { JobRunsRepository } from './job-runs.repository.js';
import { LongWork } from './long-work.js';

@Module({
  providers: [Doorbell, JobRunsQueries, JobRunsRepository, LongWork],
  exports: [Doorbell, JobRunsQueries, JobRunsRepository, LongWork],
})
export class JobsModule {}
