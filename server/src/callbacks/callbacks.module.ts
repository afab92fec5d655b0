import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ChannelErrorsModule } from '../channels/channel-errors.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { MembersModule } from '../members/members.module.js';
import { AccountEndingModule } from '../privacy/account-ending.module.js';
import { OaInteractionRowsModule } from '../official-account/oa-interaction-rows.module.js';
import { WechatModule } from '../wechat/wechat.module.js';
import { CallbackAnswersService } from './callback-answers.service.js';
import { CallbackIntakeService } from './callback-intake.service.js';
import { CallbacksController } from './callbacks.controller.js';
import { EventRetriesService } from './event-retries.service.js';
import { FollowEventsService } from './follow-events.service.js';
import { FollowerLinksService } from './follower-links.service.js';
import { FollowersJob } from './followers.job.js';
import { FollowersQueries } from './followers.queries.js';
import { FollowersRepository } from './followers.repository.js';
import { OwnEvents } from './own-events.js';
import { PersonalDataEventsService } from './personal-data-events.service.js';
import { RefusedCallbacks } from './refused-callbacks.js';
import { WechatEventHandlersModule } from './wechat-event-handlers.module.js';
import { WechatEventWorkService } from './wechat-event-work.service.js';
import { WechatEventsController } from './wechat-events.controller.js';
import { WechatEventsJob } from './wechat-events.job.js';
import { WechatEventsQueries } from './wechat-events.queries.js';
import { WechatEventsRepository } from './wechat-events.repository.js';
import { WecomContactEventsService } from './wecom-contact-events.service.js';
import { WecomContactsRepository } from './wecom-contacts.repository.js';

/** Where WeChat pushes to, and what is done with what it pushed. */
@Module({
  imports: [
    AccountEndingModule,
    AuditModule,
    ChannelErrorsModule,
    JobsModule,
    MembersModule,
    OaInteractionRowsModule,
    WechatModule,
    WechatEventHandlersModule,
  ],
  controllers: [CallbacksController, WechatEventsController],
  providers: [
    ...[CallbackAnswersService, CallbackIntakeService, RefusedCallbacks],
    ...[EventRetriesService, WechatEventWorkService, WechatEventsJob, WechatEventsQueries, WechatEventsRepository],
    ...[FollowEventsService, FollowerLinksService, FollowersJob, FollowersQueries, FollowersRepository],
    ...[OwnEvents, PersonalDataEventsService, WecomContactEventsService, WecomContactsRepository],
  ],
})
export class CallbacksModule {}
