import { Module } from '@nestjs/common';
import { MessageTemplatesModule } from '../outbox/message-templates.module.js';
import { WechatModule } from '../wechat/wechat.module.js';
import { WechatTemplatesService } from './wechat-templates.service.js';
import { TemplateSyncJob } from './template-sync.job.js';
import { TemplateSyncService } from './template-sync.service.js';
import { WechatTemplatesController } from './wechat-templates.controller.js';

@Module({
  imports: [MessageTemplatesModule, WechatModule],
  controllers: [WechatTemplatesController],
  providers: [WechatTemplatesService, TemplateSyncJob, TemplateSyncService],
})
export class WechatTemplatesModule {}
