import { WecomApi } from '../../src/wechat/wecom-api.js';
import { WecomContacts } from '../../src/wechat/wecom-contacts.js';
import { WecomGroups } from '../../src/wechat/wecom-groups.js';
import { WecomIdentity } from '../../src/wechat/wecom-identity.js';
import { WecomJoinWays } from '../../src/wechat/wecom-join-ways.js';
import { WecomMassSend } from '../../src/wechat/wecom-mass-send.js';
import { WecomTokens } from '../../src/wechat/wecom-tokens.js';
import { wechatClient, type ClientParts } from './wechat-client.js';
import { wechatSettings } from './wechat-settings.js';

export const corp = { corpId: 'ww0000000000000001', agentId: '1000002', secret: 'secret of the app' };

/** Settings of a shop whose WeCom answers at `base`. */
export function wecomSettings(base: string, secret = corp.secret): ReturnType<typeof wechatSettings> {
  return wechatSettings(base, { wecomApiBase: base, wecom: { ...corp, secret } });
}

/** The WeCom client of one server process, wired by hand. */
export function wecomClient(parts: ClientParts) {
  const { accounts, shared } = wechatClient(parts);
  const { http, settings } = parts;
  const api = new WecomApi(http, new WecomTokens(http, accounts, shared, settings), settings);
  return {
    api,
    contacts: new WecomContacts(api),
    groups: new WecomGroups(api),
    identity: new WecomIdentity(api),
    joinWays: new WecomJoinWays(api),
    massSend: new WecomMassSend(api),
  };
}
