import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { MembersModule } from '../members/members.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { StoresModule } from '../stores/stores.module.js';
import { TillRowsModule } from '../till/till-rows.module.js';
import { AttendanceRepository } from './attendance.repository.js';
import { AttendanceService } from './attendance.service.js';
import { ComersQueries } from './comers.queries.js';
import { GatheringDeskService } from './gathering-desk.service.js';
import { GatheringNoticesRepository } from './gathering-notices.repository.js';
import { GatheringRowsModule } from './gathering-rows.module.js';
import { GatheringSeatsRepository } from './gathering-seats.repository.js';
import { GatheringsController } from './gatherings.controller.js';
import { GatheringsQueries } from './gatherings.queries.js';
import { GatheringsService } from './gatherings.service.js';
import { MyGatheringsController } from './my-gatherings.controller.js';
import { MyGatheringsQueries } from './my-gatherings.queries.js';
import { MyGatheringsService } from './my-gatherings.service.js';
import { SigningUpService } from './signing-up.service.js';
import { SignUpsController } from './sign-ups.controller.js';
import { SignUpsQueries } from './sign-ups.queries.js';
import { TillAttendanceRepository } from './till-attendance.repository.js';
import { TillAttendanceService } from './till-attendance.service.js';
import { TillGatheringsController } from './till-gatherings.controller.js';
import { TillGatheringsQueries } from './till-gatherings.queries.js';

/** Where the shop meets its members: seats, lines, and who was there. */
@Module({
  imports: [
    ...[FactsModule, GatheringRowsModule, JobsModule, MembersModule, OutboxModule, ProgrammesModule, StoresModule],
    TillRowsModule,
  ],
  controllers: [GatheringsController, MyGatheringsController, SignUpsController, TillGatheringsController],
  providers: [
    ...[AttendanceRepository, AttendanceService, GatheringDeskService, GatheringNoticesRepository],
    ...[GatheringSeatsRepository, GatheringsQueries, GatheringsService, MyGatheringsQueries, MyGatheringsService],
    ...[SigningUpService, SignUpsQueries],
    ...[ComersQueries, TillAttendanceRepository, TillAttendanceService, TillGatheringsQueries],
  ],
})
export class GatheringsModule {}
