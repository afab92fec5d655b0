import { Module } from '@nestjs/common';
import { WechatEventHandlersModule } from '../callbacks/wechat-event-handlers.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { MembersModule } from '../members/members.module.js';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { WechatModule } from '../wechat/wechat.module.js';
import { InboxRepository } from './inbox.repository.js';
import { MessageTemplatesModule } from './message-templates.module.js';
import { OutboxClaimsService } from './outbox-claims.service.js';
import { OutboxLeasesRepository } from './outbox-leases.repository.js';
import { OutboxRepository } from './outbox.repository.js';
import { OutboxService } from './outbox.service.js';
import { ReceiptsRepository } from './receipts.repository.js';
import { RecipientsRepository } from './recipients.repository.js';
import { SendEventsService } from './send-events.service.js';
import { SendReconciliation } from './send-reconciliation.service.js';
import { UnconfirmedSendsQueries } from './unconfirmed-sends.queries.js';

@Module({
  imports: [
    JobsModule,
    MembersModule,
    MessageTemplatesModule,
    SubscriptionsModule,
    WechatEventHandlersModule,
    WechatModule,
  ],
  providers: [
    OutboxRepository,
    OutboxLeasesRepository,
    RecipientsRepository,
    InboxRepository,
    OutboxClaimsService,
    OutboxService,
    ReceiptsRepository,
    SendEventsService,
    SendReconciliation,
    UnconfirmedSendsQueries,
  ],
  exports: [OutboxRepository, OutboxService, SendReconciliation, MessageTemplatesModule],
})
export class OutboxModule {}
