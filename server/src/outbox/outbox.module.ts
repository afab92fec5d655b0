import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { WechatModule } from '../wechat/wechat.module.js';
import { InboxRepository } from './inbox.repository.js';
import { MessageTemplatesModule } from './message-templates.module.js';
import { OutboxClaimsService } from './outbox-claims.service.js';
import { OutboxLeasesRepository } from './outbox-leases.repository.js';
import { OutboxRepository } from './outbox.repository.js';
import { OutboxService } from './outbox.service.js';
import { RecipientsRepository } from './recipients.repository.js';

@Module({
  imports: [MessageTemplatesModule, SubscriptionsModule, WechatModule, JobsModule],
  providers: [
    OutboxRepository,
    OutboxLeasesRepository,
    RecipientsRepository,
    InboxRepository,
    OutboxClaimsService,
    OutboxService,
  ],
  exports: [OutboxRepository, OutboxService, MessageTemplatesModule],
})
export class OutboxModule {}
