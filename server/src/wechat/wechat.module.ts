import { Module } from '@nestjs/common';
import { AccessTokens } from './access-tokens.js';
import { MessageSender } from './message-sender.js';
import { WechatApi } from './wechat-api.js';
import { WechatHttp } from './wechat-http.js';
import { WechatLogin } from './wechat-login.js';

/** The only doors to WeChat. */
@Module({
  providers: [WechatHttp, AccessTokens, WechatApi, WechatLogin, MessageSender],
  exports: [WechatHttp, WechatLogin, MessageSender],
})
export class WechatModule {}
