import { Module, type DynamicModule } from '@nestjs/common';
import { ApprovalsModule } from './approvals/approvals.module.js';
import { ArticlesModule } from './articles/articles.module.js';
import { AuthModule } from './auth/auth.module.js';
import { PaidUnionidsModule } from './auth/paid-unionids.module.js';
import { BrowsingModule } from './browsing/browsing.module.js';
import { CallbacksModule } from './callbacks/callbacks.module.js';
import { CampaignsModule } from './campaigns/campaigns.module.js';
import { CampaignsWorkModule } from './campaigns/campaigns-work.module.js';
import { ChannelsModule } from './channels/channels.module.js';
import type { Clock } from './clock.js';
import type { Config } from './config.js';
import { CommunityModule } from './community/community.module.js';
import { CouponsDeskModule } from './coupons/coupons-desk.module.js';
import { CouponsModule } from './coupons/coupons.module.js';
import { DbModule } from './db/db.module.js';
import { EngagementModule } from './engagement/engagement.module.js';
import { FactsModule } from './facts/facts.module.js';
import { FeedbackModule } from './feedback/feedback.module.js';
import { GatheringsModule } from './gatherings/gatherings.module.js';
import { GroupsModule } from './groups/groups.module.js';
import { HttpModule } from './http/http.module.js';
import { CalendarModule } from './jobs/calendar.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { JoiningModule } from './joining/joining.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { MeModule } from './me/me.module.js';
import { MemberDeskModule } from './members/member-desk.module.js';
import { OfficialAccountModule } from './official-account/official-account.module.js';
import { OutboxModule } from './outbox/outbox.module.js';
import { OutboxWorkModule } from './outbox/outbox-work.module.js';
import { OverridesModule } from './overrides/overrides.module.js';
import { PaymentsWorkModule } from './payments/payments-work.module.js';
import { PerksDeskModule } from './perks/perks-desk.module.js';
import { PerksWorkModule } from './perks/perks-work.module.js';
import { PrivacyWorkModule } from './privacy/privacy-work.module.js';
import { PlatformModule } from './platform.module.js';
import { PointsModule } from './points/points.module.js';
import { PointsWorkModule } from './points/points-work.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { ProgrammeDeskModule } from './programmes/programme-desk.module.js';
import { ProgrammesModule } from './programmes/programmes.module.js';
import { RuleNoticesModule } from './programmes/rule-notices.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { RuleHealthModule } from './rule-health/rule-health.module.js';
import { SubscriptionsModule } from './subscriptions/subscriptions.module.js';
import { TillModule } from './till/till.module.js';
import { WechatModule } from './wechat/wechat.module.js';
import { WechatTemplatesModule } from './wechat-templates/wechat-templates.module.js';
import { WhatIfDeskModule } from './what-if/what-if-desk.module.js';

const features = [
  ...[
    ApprovalsModule,
    ArticlesModule,
    AuthModule,
    BrowsingModule,
    CalendarModule,
    CallbacksModule,
    CampaignsModule,
    CampaignsWorkModule,
    ChannelsModule,
    CommunityModule,
    CouponsDeskModule,
    CouponsModule,
    DbModule,
    EngagementModule,
    FactsModule,
    FeedbackModule,
    GatheringsModule,
    GroupsModule,
    HttpModule,
    JobsModule,
    JoiningModule,
    LedgerModule,
    MeModule,
  ],
  ...[
    MemberDeskModule,
    OfficialAccountModule,
    OutboxModule,
    OutboxWorkModule,
    OverridesModule,
    PaidUnionidsModule,
    PaymentsWorkModule,
    PerksDeskModule,
    PerksWorkModule,
    PrivacyWorkModule,
    PointsModule,
    PointsWorkModule,
    PrivacyModule,
    ProgrammeDeskModule,
    ProgrammesModule,
    ReportsModule,
    RuleHealthModule,
    RuleNoticesModule,
    SubscriptionsModule,
    TillModule,
    WechatModule,
    WechatTemplatesModule,
    WhatIfDeskModule,
  ],
];

/** Every feature, wired. */
@Module({})
export class AppModule {
  static of(config: Config, clock: Clock): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.of(config, clock), ...features] };
  }
}
