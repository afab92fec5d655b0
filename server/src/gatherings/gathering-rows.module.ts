import { Module } from '@nestjs/common';
import { GatheringsRepository } from './gatherings.repository.js';
import { SignUpsRepository } from './sign-ups.repository.js';

/** The rows of gatherings, for whoever writes them: their doors, and the demo. */
@Module({
  providers: [GatheringsRepository, SignUpsRepository],
  exports: [GatheringsRepository, SignUpsRepository],
})
export class GatheringRowsModule {}
