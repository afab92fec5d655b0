import { Module } from '@nestjs/common';
import { FirstProgrammeService } from './first-programme.service.js';
import { ProgrammesController } from './programmes.controller.js';
import { ProgrammesQueries } from './programmes.queries.js';
import { ProgrammesRepository } from './programmes.repository.js';
import { ProgrammesService } from './programmes.service.js';

@Module({
  controllers: [ProgrammesController],
  providers: [FirstProgrammeService, ProgrammesQueries, ProgrammesRepository, ProgrammesService],
  exports: [FirstProgrammeService, ProgrammesQueries, ProgrammesRepository, ProgrammesService],
})
export class ProgrammesModule {}
