import { Module } from '@nestjs/common';
import { WechatModule } from '../wechat/wechat.module.js';
import { ChannelHealthQueries } from './channel-health.queries.js';
import { ChannelHealthService } from './channel-health.service.js';

/** Whether WeChat works, for the console, the dashboard and `jieti doctor`. */
@Module({
  imports: [WechatModule],
  providers: [ChannelHealthQueries, ChannelHealthService],
  exports: [ChannelHealthQueries, ChannelHealthService],
})
export class ChannelHealthModule {}
