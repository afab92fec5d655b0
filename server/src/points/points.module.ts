import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { StoresModule } from '../stores/stores.module.js';
import { EarnersQueries } from './earners.queries.js';
import { MyPointsController } from './my-points.controller.js';
import { MyPointsService } from './my-points.service.js';
import { PointEntriesQueries } from './point-entries.queries.js';
import { PointRowsModule } from './point-rows.module.js';

/** Points as members and staff see them. */
@Module({
  imports: [PointRowsModule, ProgrammesModule, StoresModule],
  controllers: [MyPointsController],
  providers: [EarnersQueries, MyPointsService, PointEntriesQueries],
})
export class PointsModule {}
