import { Module } from '@nestjs/common';
import { CouponsModule } from '../coupons/coupons.module.js';
import { GatheringNoticesRepository } from '../gatherings/gathering-notices.repository.js';
import { GatheringRowsModule } from '../gatherings/gathering-rows.module.js';
import { GatheringSeatsRepository } from '../gatherings/gathering-seats.repository.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { MembersModule } from '../members/members.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { PointRowsModule } from '../points/point-rows.module.js';
import { AccountEndingRepository } from './account-ending.repository.js';
import { PrivacyRowsModule } from './privacy-rows.module.js';
import { SeatReleaseRepository } from './seat-release.repository.js';

/** The end of a membership, for every way that leads there. */
@Module({
  imports: [
    ...[CouponsModule, GatheringRowsModule, JobsModule, MembersModule, OutboxModule, PointRowsModule],
    PrivacyRowsModule,
  ],
  providers: [AccountEndingRepository, GatheringNoticesRepository, GatheringSeatsRepository, SeatReleaseRepository],
  exports: [AccountEndingRepository],
})
export class AccountEndingModule {}
