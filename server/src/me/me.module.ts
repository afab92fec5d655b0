import { Module } from '@nestjs/common';
import { CouponsModule } from '../coupons/coupons.module.js';
import { MembersModule } from '../members/members.module.js';
import { StandingsModule } from '../members/standings.module.js';
import { PointRowsModule } from '../points/point-rows.module.js';
import { PerksModule } from '../perks/perks.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { CouponNewsQueries } from './coupon-news.queries.js';
import { GiftTitlesQueries } from './gift-titles.queries.js';
import { GrowthQueries } from './growth.queries.js';
import { HomeNewsQueries } from './home-news.queries.js';
import { InboxQueries } from './inbox.queries.js';
import { MeController } from './me.controller.js';
import { MeService } from './me.service.js';
import { MemberChoicesRepository } from './member-choices.repository.js';
import { MyChoicesService } from './my-choices.service.js';
import { MyCodeController } from './my-code.controller.js';
import { MyCodeService } from './my-code.service.js';
import { MyExplanationService } from './my-explanation.service.js';
import { MyPerksService } from './my-perks.service.js';
import { MyInboxController } from './my-inbox.controller.js';
import { MyProfileController } from './my-profile.controller.js';

@Module({
  imports: [CouponsModule, MembersModule, PerksModule, PointRowsModule, ProgrammesModule, StandingsModule],
  controllers: [MeController, MyCodeController, MyInboxController, MyProfileController],
  providers: [
    CouponNewsQueries,
    GiftTitlesQueries,
    GrowthQueries,
    HomeNewsQueries,
    InboxQueries,
    MeService,
    MemberChoicesRepository,
    MyChoicesService,
    MyCodeService,
    MyExplanationService,
    MyPerksService,
  ],
})
export class MeModule {}
