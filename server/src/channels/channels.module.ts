import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { WechatModule } from '../wechat/wechat.module.js';
import { AccountDraft } from './account-draft.js';
import { ChannelCheckService } from './channel-check.service.js';
import { ChannelDeskService } from './channel-desk.service.js';
import { ChannelHealthController } from './channel-health.controller.js';
import { ChannelHealthModule } from './channel-health.module.js';
import { ChannelSettingsController } from './channel-settings.controller.js';
import { ChannelSettingsRepository } from './channel-settings.repository.js';
import { ChannelSettingsService } from './channel-settings.service.js';

/** Settings and health of the channels to WeChat. */
@Module({
  imports: [AuditModule, ChannelHealthModule, StaffModule, WechatModule],
  controllers: [ChannelHealthController, ChannelSettingsController],
  providers: [AccountDraft, ChannelCheckService, ChannelDeskService, ChannelSettingsRepository, ChannelSettingsService],
})
export class ChannelsModule {}
