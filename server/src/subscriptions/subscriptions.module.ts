import { Module } from '@nestjs/common';
import { WechatEventHandlersModule } from '../callbacks/wechat-event-handlers.module.js';
import { MembersModule } from '../members/members.module.js';
import { MessageTemplatesModule } from '../outbox/message-templates.module.js';
import { AcceptsRepository } from './accepts.repository.js';
import { ConsentBalancesQueries } from './consent-balances.queries.js';
import { ConsentEventsService } from './consent-events.service.js';
import { ConsentsRepository } from './consents.repository.js';
import { MyNoticesController } from './my-notices.controller.js';
import { MyNoticesService } from './my-notices.service.js';
import { SentNoticesQueries } from './sent-notices.queries.js';
import { SubscriptionsController } from './subscriptions.controller.js';
import { SubscriptionsQueries } from './subscriptions.queries.js';
import { SubscriptionsService } from './subscriptions.service.js';

@Module({
  imports: [MembersModule, MessageTemplatesModule, WechatEventHandlersModule],
  controllers: [MyNoticesController, SubscriptionsController],
  providers: [
    MyNoticesService,
    SentNoticesQueries,
    SubscriptionsService,
    SubscriptionsQueries,
    ConsentsRepository,
    ConsentBalancesQueries,
    AcceptsRepository,
    ConsentEventsService,
  ],
  exports: [ConsentsRepository, ConsentBalancesQueries, SubscriptionsQueries],
})
export class SubscriptionsModule {}
