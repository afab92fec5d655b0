import { Module } from '@nestjs/common';
import { CouponsModule } from '../coupons/coupons.module.js';
import { AvatarsQueries } from '../joining/avatars.queries.js';
import { FactRowsModule } from '../facts/fact-rows.module.js';
import { MembersModule } from '../members/members.module.js';
import { StandingsModule } from '../members/standings.module.js';
import { PointRowsModule } from '../points/point-rows.module.js';
import { PrivacyRowsModule } from '../privacy/privacy-rows.module.js';
import { PerksModule } from '../perks/perks.module.js';
import { OverrideRowsModule } from '../overrides/override-rows.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { WechatModule } from '../wechat/wechat.module.js';
import { CouponNewsQueries } from './coupon-news.queries.js';
import { GiftTitlesQueries } from './gift-titles.queries.js';
import { GrowthQueries } from './growth.queries.js';
import { HomeNewsQueries } from './home-news.queries.js';
import { HomePictureQueries } from './home-picture.queries.js';
import { HomeRowsQueries } from './home-rows.queries.js';
import { HomeService } from './home.service.js';
import { InboxQueries } from './inbox.queries.js';
import { MeController } from './me.controller.js';
import { MeService } from './me.service.js';
import { MemberChoicesRepository } from './member-choices.repository.js';
import { MyChoicesService } from './my-choices.service.js';
import { MyCodeController } from './my-code.controller.js';
import { MyCodeService } from './my-code.service.js';
import { MyHomeController } from './my-home.controller.js';
import { MyExplanationService } from './my-explanation.service.js';
import { MyPerksService } from './my-perks.service.js';
import { MyInboxController } from './my-inbox.controller.js';
import { MyProfileController } from './my-profile.controller.js';

@Module({
  imports: [
    CouponsModule,
    MembersModule,
    PerksModule,
    PointRowsModule,
    PrivacyRowsModule,
    ProgrammesModule,
    StandingsModule,
    WechatModule,
    FactRowsModule,
    OverrideRowsModule,
  ],
  controllers: [MeController, MyCodeController, MyHomeController, MyInboxController, MyProfileController],
  providers: [
    AvatarsQueries,
    CouponNewsQueries,
    GiftTitlesQueries,
    GrowthQueries,
    HomeNewsQueries,
    HomePictureQueries,
    HomeRowsQueries,
    HomeService,
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
