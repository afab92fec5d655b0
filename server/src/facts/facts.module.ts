import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { MembersModule } from '../members/members.module.js';
import { PointRowsModule } from '../points/point-rows.module.js';
import { BatchRecorder } from './batch-recorder.js';
import { FactEffectsRepository } from './fact-effects.repository.js';
import { FactRowsModule } from './fact-rows.module.js';
import { FactsService } from './facts.service.js';

@Module({
  imports: [FactRowsModule, JobsModule, LedgerModule, MembersModule, PointRowsModule],
  providers: [BatchRecorder, FactEffectsRepository, FactsService],
  exports: [FactsService, FactRowsModule],
})
export class FactsModule {}
