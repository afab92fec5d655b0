import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { Refusal } from '../http/refusal.js';
import { loginRefusal } from './login-refusals.js';
import { readReply, type ApiReply } from './read-reply.js';
import { repeatWhileBusy } from './repeat-while-busy.js';
import { WechatAccounts } from './wechat-accounts.js';
import type { AppCredentials } from './wechat-apps.js';
import { WechatHttp } from './wechat-http.js';

export interface WechatIdentity {
  readonly openid: string;
  readonly unionid: string | null;
  /** What WeChat seals data for us with on this phone, in base64; never leaves the server. Null where it is none. */
  readonly sessionKey: string | null;
}

/** Sixteen bytes. */
const SESSION_KEY = /^[A-Za-z0-9+/]{22}==$/;

/** Turns the code of `wx.login` into who is there. */
@Injectable()
export class WechatLogin {
  private readonly logger = new Logger('wechat');

  constructor(
    private readonly http: WechatHttp,
    private readonly accounts: WechatAccounts,
    @Inject(CONFIG) private readonly config: Pick<Config, 'wechat'>,
  ) {}

  /**
   * @throws Refusal `login_code_invalid`, `login_blocked`, `too_many_requests`, `wechat_settings_wrong` or
   * `wechat_unavailable`.
   */
  async exchange(code: string): Promise<WechatIdentity> {
    const credentials = await this.accounts.findApp('miniProgram');
    if (!credentials) throw new Refusal('wechat_settings_wrong');
    const reply = await this.ask(credentials, code);
    if (reply.kind !== 'ok') throw this.refusalOf(reply);
    const { openid, unionid, session_key: key } = reply.json;
    if (typeof openid !== 'string' || openid === '' || openid.length > 128) throw new Refusal('wechat_unavailable');
    return {
      openid,
      unionid: typeof unionid === 'string' && unionid !== '' ? unionid : null,
      sessionKey: typeof key === 'string' && SESSION_KEY.test(key) ? key : null,
    };
  }

  /** A code can be taken once: only what WeChat did not do is asked again. */
  private ask({ appId, appSecret }: AppCredentials, code: string): Promise<ApiReply> {
    const query = new URLSearchParams({
      appid: appId,
      secret: appSecret,
      js_code: code,
      grant_type: 'authorization_code',
    });
    const path = `/sns/jscode2session?${query.toString()}`;
    return repeatWhileBusy('ifNotDone', async () =>
      readReply(await this.http.request(this.config.wechat.apiBase, { method: 'GET', path })),
    );
  }

  private refusalOf(reply: Exclude<ApiReply, { readonly kind: 'ok' }>): Refusal {
    const code = loginRefusal(reply);
    if (code === 'wechat_settings_wrong') {
      this.logger.error({ event: 'login refused', errcode: reply.kind === 'refused' ? reply.errcode : null });
    }
    return new Refusal(code);
  }
}
