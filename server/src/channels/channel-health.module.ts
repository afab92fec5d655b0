import { Module } from '@nestjs/common';
import { WechatModule } from '../wechat/wechat.module.js';
import { ChannelAlertsQueries } from './channel-alerts.queries.js';
import { ChannelHealthQueries } from './channel-health.queries.js';
import { ChannelHealthService } from './channel-health.service.js';

/** Whether WeChat works, for the console, the dashboard and `jieti doctor`. */
@Module({
  imports: [WechatModule],
  providers: [ChannelAlertsQueries, ChannelHealthQueries, ChannelHealthService],
  exports: [ChannelAlertsQueries, ChannelHealthService],
})
export class ChannelHealthModule {}
