import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { MessageTemplatesModule } from '../outbox/message-templates.module.js';
import { OutboxLeasesRepository } from '../outbox/outbox-leases.repository.js';
import { RecipientsRepository } from '../outbox/recipients.repository.js';
import { StaffModule } from '../staff/staff.module.js';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { WechatModule } from '../wechat/wechat.module.js';
import { AccountDraft } from './account-draft.js';
import { ChannelCheckService } from './channel-check.service.js';
import { ChannelDeskService } from './channel-desk.service.js';
import { ChannelHealthController } from './channel-health.controller.js';
import { ChannelHealthModule } from './channel-health.module.js';
import { ChannelMessagesController } from './channel-messages.controller.js';
import { ChannelSettingsController } from './channel-settings.controller.js';
import { ChannelSettingsRepository } from './channel-settings.repository.js';
import { ChannelSettingsService } from './channel-settings.service.js';
import { ChannelTemplatesRepository } from './channel-templates.repository.js';
import { ChannelTemplatesService } from './channel-templates.service.js';
import { TemplateHealthService } from './template-health.service.js';
import { TestCall } from './test-call.js';
import { TestClaimsService } from './test-claims.service.js';
import { TestDesk } from './test-desk.js';
import { TestMessagesRepository } from './test-messages.repository.js';
import { TestSendService } from './test-send.service.js';

/** Settings and health of the channels to WeChat. */
@Module({
  imports: [AuditModule, ChannelHealthModule, MessageTemplatesModule, StaffModule, SubscriptionsModule, WechatModule],
  controllers: [ChannelHealthController, ChannelMessagesController, ChannelSettingsController],
  providers: [
    AccountDraft,
    ChannelCheckService,
    ChannelDeskService,
    ChannelSettingsRepository,
    ChannelSettingsService,
    ChannelTemplatesRepository,
    ChannelTemplatesService,
    OutboxLeasesRepository,
    RecipientsRepository,
    TemplateHealthService,
    TestCall,
    TestClaimsService,
    TestDesk,
    TestMessagesRepository,
    TestSendService,
  ],
})
export class ChannelsModule {}
