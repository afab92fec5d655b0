import { Module } from '@nestjs/common';
import { PersonalData } from '../members/personal-data.js';
import { AccessTokens } from './access-tokens.js';
import { CallbackOpener } from './callback-opener.js';
import { MessageSender } from './message-sender.js';
import { PayClient } from './pay-client.js';
import { PayKeys } from './pay-keys.js';
import { PayNonces } from './pay-nonces.js';
import { PayNotifications } from './pay-notifications.js';
import { PaySigner } from './pay-signer.js';
import { PayTransport } from './pay-transport.js';
import { PayVerifier } from './pay-verify.js';
import { SharedTokens } from './shared-tokens.js';
import { TemplateCatalogue } from './template-catalogue.js';
import { TemplateCatalogueQueries } from './template-catalogue.queries.js';
import { TemplateCatalogueRepository } from './template-catalogue.repository.js';
import { WechatAccountsCheck } from './wechat-accounts-check.js';
import { WechatAccountsQueries } from './wechat-accounts.queries.js';
import { WechatAccountsSeal } from './wechat-accounts-seal.js';
import { WechatAccountsStored } from './wechat-accounts-stored.js';
import { WechatAccounts } from './wechat-accounts.js';
import { WechatApi } from './wechat-api.js';
import { WechatFollowers } from './wechat-followers.js';
import { WechatHttp } from './wechat-http.js';
import { WechatLogin } from './wechat-login.js';
import { WechatPhone } from './wechat-phone.js';
import { WechatTemplates } from './wechat-templates.js';
import { WechatTokensQueries } from './wechat-tokens.queries.js';
import { WechatTokensRepository } from './wechat-tokens.repository.js';
import { WechatUnionid } from './wechat-unionid.js';

const calls = [WechatApi, WechatLogin, WechatPhone, WechatTemplates, WechatUnionid, MessageSender];
const templates = [TemplateCatalogue, TemplateCatalogueQueries, TemplateCatalogueRepository];

/** The only doors to WeChat and WeChat Pay. */
@Module({
  providers: [
    WechatHttp,
    WechatAccounts,
    WechatAccountsCheck,
    WechatAccountsQueries,
    WechatAccountsSeal,
    WechatAccountsStored,
    ...[PersonalData, WechatTokensQueries, WechatTokensRepository, SharedTokens, AccessTokens],
    ...calls,
    ...templates,
    CallbackOpener,
    WechatFollowers,
    PayTransport,
    PaySigner,
    PayKeys,
    PayVerifier,
    PayNonces,
    PayNotifications,
    PayClient,
  ],
  exports: [
    WechatAccounts,
    WechatAccountsCheck,
    WechatAccountsQueries,
    WechatAccountsSeal,
    WechatAccountsStored,
    CallbackOpener,
    WechatFollowers,
    ...calls,
    ...templates,
    WechatTokensQueries,
    PayNotifications,
    PayClient,
    PaySigner,
  ],
})
export class WechatModule {}
