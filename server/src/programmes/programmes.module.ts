import { Module } from '@nestjs/common';
import { DraftsQueries } from './drafts.queries.js';
import { FirstProgrammeService } from './first-programme.service.js';
import { ProgrammesController } from './programmes.controller.js';
import { ProgrammesQueries } from './programmes.queries.js';
import { ProgrammesRepository } from './programmes.repository.js';
import { ProgrammesService } from './programmes.service.js';

@Module({
  controllers: [ProgrammesController],
  providers: [DraftsQueries, FirstProgrammeService, ProgrammesQueries, ProgrammesRepository, ProgrammesService],
  exports: [DraftsQueries, FirstProgrammeService, ProgrammesQueries, ProgrammesRepository, ProgrammesService],
})
export class ProgrammesModule {}
