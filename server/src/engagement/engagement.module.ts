import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AuditModule } from '../audit/audit.module.js';
import { CommunityRowsModule } from '../community/community-rows.module.js';
import { FactsModule } from '../facts/facts.module.js';
import { StandingsModule } from '../members/standings.module.js';
import { DecisionsRepository } from './decisions.repository.js';
import { DeviceInterceptor } from './device-interceptor.js';
import { DevicesRepository } from './devices.repository.js';
import { DevicesService } from './devices.service.js';
import { EngagementFlagsRepository } from './engagement-flags.repository.js';
import { MemberEngagementController } from './member-engagement.controller.js';
import { MemberEngagementService } from './member-engagement.service.js';
import { NeedQueries } from './need.queries.js';
import { SuspicionsQueries } from './suspicions.queries.js';
import { WatchController } from './watch.controller.js';
import { WatchJob } from './watch.job.js';
import { WatchQueries } from './watch.queries.js';
import { WatchRoundsService } from './watch-rounds.service.js';
import { WatchService } from './watch.service.js';

/** What members' community activity comes to, and what of it looks made up. */
@Module({
  imports: [AuditModule, CommunityRowsModule, FactsModule, StandingsModule],
  controllers: [MemberEngagementController, WatchController],
  providers: [
    DecisionsRepository,
    DevicesRepository,
    DevicesService,
    EngagementFlagsRepository,
    MemberEngagementService,
    NeedQueries,
    SuspicionsQueries,
    WatchJob,
    WatchQueries,
    WatchRoundsService,
    WatchService,
    { provide: APP_INTERCEPTOR, useClass: DeviceInterceptor },
  ],
})
export class EngagementModule {}
