import { Module } from '@nestjs/common';
import { WalkExtentQueries } from './walk-extent.queries.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { PooledWork } from './pooled-work.js';
import { WalkPool } from './walk-pool.js';

/** Work over everybody, shared among threads. */
@Module({
  imports: [JobsModule],
  providers: [PooledWork, WalkExtentQueries, WalkPool],
  exports: [PooledWork, WalkPool],
})
export class WalkModule {}
