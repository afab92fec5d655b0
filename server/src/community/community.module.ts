import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { CheckInsController } from './check-ins.controller.js';
import { CheckInsQueries } from './check-ins.queries.js';
import { CheckInsService } from './check-ins.service.js';

/** What members do for the community, beside buying. */
@Module({
  imports: [FactsModule, ProgrammesModule],
  controllers: [CheckInsController],
  providers: [CheckInsQueries, CheckInsService],
})
export class CommunityModule {}
