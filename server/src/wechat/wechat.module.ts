import { Module } from '@nestjs/common';
import { ChannelErrorsModule } from '../channels/channel-errors.module.js';
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
import { WechatLinks } from './wechat-links.js';
import { WechatLogin } from './wechat-login.js';
import { WechatPhone } from './wechat-phone.js';
import { WechatTextCheck } from './wechat-text-check.js';
import { WechatTemplates } from './wechat-templates.js';
import { WechatTokensQueries } from './wechat-tokens.queries.js';
import { WechatTokensRepository } from './wechat-tokens.repository.js';
import { WechatUnionid } from './wechat-unionid.js';
import { WecomApi } from './wecom-api.js';
import { WecomContacts } from './wecom-contacts.js';
import { WecomGroups } from './wecom-groups.js';
import { WecomIdentity } from './wecom-identity.js';
import { WecomJoinWays } from './wecom-join-ways.js';
import { WecomMassSend } from './wecom-mass-send.js';
import { WecomTokens } from './wecom-tokens.js';

const calls = [
  WechatApi,
  WechatLinks,
  WechatLogin,
  WechatPhone,
  WechatTemplates,
  WechatTextCheck,
  WechatUnionid,
  MessageSender,
];
const wecom = [WecomApi, WecomContacts, WecomGroups, WecomIdentity, WecomJoinWays, WecomMassSend];
const templates = [TemplateCatalogue, TemplateCatalogueQueries, TemplateCatalogueRepository];

/** The only doors to WeChat and WeChat Pay. */
@Module({
  imports: [ChannelErrorsModule],
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
    ...[WecomTokens, ...wecom],
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
    ...wecom,
    WechatTokensQueries,
    PayNotifications,
    PayClient,
    PaySigner,
  ],
})
export class WechatModule {}
