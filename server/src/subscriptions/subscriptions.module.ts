import { Module } from '@nestjs/common';
import { MessageTemplatesModule } from '../outbox/message-templates.module.js';
import { SubscriptionsController } from './subscriptions.controller.js';
import { SubscriptionsQueries } from './subscriptions.queries.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';
import { SubscriptionsService } from './subscriptions.service.js';

@Module({
  imports: [MessageTemplatesModule],
  controllers: [SubscriptionsController],
  providers: [SubscriptionsService, SubscriptionsRepository, SubscriptionsQueries],
  exports: [SubscriptionsRepository, SubscriptionsQueries],
})
export class SubscriptionsModule {}
