import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { ImportsQueries } from './imports.queries.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';

@Module({
  imports: [FactsModule],
  providers: [ImportsService, ImportsRepository, ImportsQueries],
  exports: [ImportsService],
})
export class ImportsModule {}
