import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { SharedTokens, type TokenFetch, type TokenOutcome, type TokenSource } from './shared-tokens.js';
import { readToken } from './read-token.js';
import { repeatWhileBusy } from './repeat-while-busy.js';
import { readReply } from './read-reply.js';
import { WechatAccounts } from './wechat-accounts.js';
import type { AppCredentials, WechatApp } from './wechat-apps.js';
import { WechatHttp } from './wechat-http.js';

/** One access token per app over all processes; the stable kind, never forced. */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly http: WechatHttp,
    private readonly accounts: WechatAccounts,
    private readonly shared: SharedTokens,
    @Inject(CONFIG) private readonly config: Pick<Config, 'wechat'>,
  ) {}

  async find(app: WechatApp): Promise<TokenOutcome> {
    const credentials = await this.accounts.findApp(app);
    return credentials ? this.shared.find(this.sourceOf(credentials)) : { kind: 'refused', errcode: 41002 };
  }

  /** Forgets `token` after WeChat refused it with `errcode`; a newer one stays. */
  async drop(app: WechatApp, token: string, errcode: number): Promise<void> {
    const credentials = await this.accounts.findApp(app);
    if (credentials) await this.shared.drop(tokenKeyOf(credentials.appId), token, errcode);
  }

  private sourceOf(credentials: AppCredentials): TokenSource {
    return {
      key: tokenKeyOf(credentials.appId),
      credential: credentialHash(credentials.appSecret),
      fetch: () => this.fetch(credentials),
    };
  }

  private async fetch({ appId, appSecret }: AppCredentials): Promise<TokenFetch> {
    const body = { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: false };
    const reply = await repeatWhileBusy('freely', async () =>
      readReply(
        await this.http.request(this.config.wechat.apiBase, {
          method: 'POST',
          path: '/cgi-bin/stable_token',
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body: JSON.stringify(body),
        }),
      ),
    );
    return readToken(reply);
  }
}

/** How the token of an app is named among all processes. */
export function tokenKeyOf(appId: string): string {
  return `app:${appId}`;
}

/** Tells two secrets apart without telling either. */
export function credentialHash(secret: string): string {
  return createHash('sha256').update(`access token credential ${secret}`).digest('hex').slice(0, 16);
}
