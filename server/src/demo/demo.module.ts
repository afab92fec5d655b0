import { Module } from '@nestjs/common';
import { ArticleRowsModule } from '../articles/article-rows.module.js';
import { BrowsingRowsModule } from '../browsing/browsing-rows.module.js';
import { CommunityRowsModule } from '../community/community-rows.module.js';
import { CouponsModule } from '../coupons/coupons.module.js';
import { FactsModule } from '../facts/facts.module.js';
import { FeedbackRowsModule } from '../feedback/feedback-rows.module.js';
import { GatheringRowsModule } from '../gatherings/gathering-rows.module.js';
import { JoiningRowsModule } from '../joining/joining-rows.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { MembersModule } from '../members/members.module.js';
import { MessageTemplatesModule } from '../outbox/message-templates.module.js';
import { OverrideRowsModule } from '../overrides/override-rows.module.js';
import { PointRowsModule } from '../points/point-rows.module.js';
import { DraftsRepository } from '../programmes/drafts.repository.js';
import { PrivacyRowsModule } from '../privacy/privacy-rows.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { DemoArrivalsRepository } from './demo-arrivals.repository.js';
import { DemoArrivalsService } from './demo-arrivals.service.js';
import { DemoMembersService } from './demo-members.service.js';
import { DemoCommunityRepository } from './demo-community.repository.js';
import { DemoBrowsingRepository } from './demo-browsing.repository.js';
import { DemoContentRepository } from './demo-content.repository.js';
import { DemoCouponsRepository } from './demo-coupons.repository.js';
import { DemoProgrammesRepository } from './demo-programmes.repository.js';
import { DemoShopRepository } from './demo-shop.repository.js';
import { DemoQueries } from './demo.queries.js';
import { DemoRepository } from './demo.repository.js';
import { DemoService } from './demo.service.js';

@Module({
  imports: [
    BrowsingRowsModule,
    ArticleRowsModule,
    CommunityRowsModule,
    CouponsModule,
    FactsModule,
    FeedbackRowsModule,
    GatheringRowsModule,
    JoiningRowsModule,
    LedgerModule,
    MembersModule,
    OverrideRowsModule,
    MessageTemplatesModule,
    PointRowsModule,
    PrivacyRowsModule,
    ProgrammesModule,
    StaffModule,
    SubscriptionsModule,
  ],
  providers: [
    DemoService,
    DemoArrivalsService,
    DemoArrivalsRepository,
    DraftsRepository,
    DemoMembersService,
    DemoShopRepository,
    DemoCommunityRepository,
    DemoBrowsingRepository,
    DemoContentRepository,
    DemoCouponsRepository,
    DemoProgrammesRepository,
    DemoRepository,
    DemoQueries,
  ],
  exports: [DemoService],
})
export class DemoModule {}
