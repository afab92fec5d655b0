import { Module } from '@nestjs/common';
import { WechatEventHandlers } from './wechat-event-handlers.js';

/** For every feature that takes care of events. */
@Module({ providers: [WechatEventHandlers], exports: [WechatEventHandlers] })
export class WechatEventHandlersModule {}
