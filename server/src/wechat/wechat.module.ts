import { Module } from '@nestjs/common';
import { AccessTokens } from './access-tokens.js';
import { MessageSender } from './message-sender.js';
import { PayClient } from './pay-client.js';
import { PayKeys } from './pay-keys.js';
import { PayNotifications } from './pay-notifications.js';
import { PaySigner } from './pay-signer.js';
import { PayTransport } from './pay-transport.js';
import { PayVerifier } from './pay-verify.js';
import { WechatAccounts } from './wechat-accounts.js';
import { WechatApi } from './wechat-api.js';
import { WechatHttp } from './wechat-http.js';
import { WechatLogin } from './wechat-login.js';

/** The only doors to WeChat and WeChat Pay. */
@Module({
  providers: [
    WechatHttp,
    WechatAccounts,
    AccessTokens,
    WechatApi,
    WechatLogin,
    MessageSender,
    PayTransport,
    PaySigner,
    PayKeys,
    PayVerifier,
    PayNotifications,
    PayClient,
  ],
  exports: [WechatAccounts, WechatLogin, MessageSender, PayNotifications, PayClient, PaySigner],
})
export class WechatModule {}
