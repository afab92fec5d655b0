import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { credentialHash } from './access-tokens.js';
import { readReply } from './read-reply.js';
import { readToken } from './read-token.js';
import { repeatWhileBusy } from './repeat-while-busy.js';
import { SharedTokens, type TokenFetch, type TokenOutcome } from './shared-tokens.js';
import { WechatAccounts } from './wechat-accounts.js';
import { WechatHttp } from './wechat-http.js';
import { wecomOrigin } from './wecom-origin.js';

type WecomCredentials = NonNullable<Awaited<ReturnType<WechatAccounts['findWecom']>>>;

/** The access token of the WeCom app, one over all processes. */
@Injectable()
export class WecomTokens {
  constructor(
    private readonly http: WechatHttp,
    private readonly accounts: WechatAccounts,
    private readonly shared: SharedTokens,
    @Inject(CONFIG) private readonly config: Pick<Config, 'wechat'>,
  ) {}

  async find(): Promise<TokenOutcome> {
    const credentials = await this.accounts.findWecom();
    if (!credentials) return { kind: 'refused', errcode: 41002 };
    return this.shared.find({
      key: keyOf(credentials),
      credential: credentialHash(credentials.secret),
      fetch: () => this.fetch(credentials),
    });
  }

  /** Forgets `token` after WeCom refused it with `errcode`; a newer one stays. */
  async drop(token: string, errcode: number): Promise<void> {
    const credentials = await this.accounts.findWecom();
    if (credentials) await this.shared.drop(keyOf(credentials), token, errcode);
  }

  private async fetch({ corpId, secret }: WecomCredentials): Promise<TokenFetch> {
    const query = new URLSearchParams({ corpid: corpId, corpsecret: secret });
    const path = `/cgi-bin/gettoken?${query.toString()}`;
    const origin = wecomOrigin(this.config.wechat);
    const reply = await repeatWhileBusy('freely', async () =>
      readReply(await this.http.request(origin, { method: 'GET', path })),
    );
    return readToken(reply);
  }
}

function keyOf({ corpId, agentId }: WecomCredentials): string {
  return `wecom:${corpId}:${agentId}`;
}
