import { Module } from '@nestjs/common';
import { AnnouncementsQueries } from './announcements.queries.js';
import { DraftsQueries } from './drafts.queries.js';
import { FirstProgrammeService } from './first-programme.service.js';
import { ProgrammesController } from './programmes.controller.js';
import { ProgrammesQueries } from './programmes.queries.js';
import { ProgrammesRepository } from './programmes.repository.js';
import { ProgrammesService } from './programmes.service.js';
import { VersionRecordsQueries } from './version-records.queries.js';

const pieces = [
  ...[AnnouncementsQueries, DraftsQueries, FirstProgrammeService, ProgrammesQueries],
  ...[ProgrammesRepository, ProgrammesService, VersionRecordsQueries],
];

@Module({
  controllers: [ProgrammesController],
  providers: pieces,
  exports: pieces,
})
export class ProgrammesModule {}
