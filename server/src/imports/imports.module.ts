import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { MembersModule } from '../members/members.module.js';
import { ImportForecastService } from './import-forecast.service.js';
import { ImportsQueries } from './imports.queries.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';

@Module({
  imports: [FactsModule, MembersModule],
  providers: [ImportsService, ImportForecastService, ImportsRepository, ImportsQueries],
  exports: [ImportsService, ImportForecastService],
})
export class ImportsModule {}
