import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { Refusal } from '../http/refusal.js';
import { readReply } from './read-reply.js';
import { WechatHttp } from './wechat-http.js';

export interface WechatIdentity {
  readonly openid: string;
  readonly unionid: string | null;
}

/** invalid, high-risk user, used before, missing */
const BAD_CODE: ReadonlySet<number> = new Set([40029, 40226, 40163, 41008]);

/** Turns the code of `wx.login` into who is there. The session key stays here and is not kept. */
@Injectable()
export class WechatLogin {
  constructor(
    private readonly http: WechatHttp,
    @Inject(CONFIG) private readonly config: Pick<Config, 'wechat'>,
  ) {}

  /** @throws Refusal `login_code_invalid`, `too_many_requests` or `wechat_unavailable`. */
  async exchange(code: string): Promise<WechatIdentity> {
    const { apiBase, appId, appSecret } = this.config.wechat;
    const query = new URLSearchParams({
      appid: appId,
      secret: appSecret,
      js_code: code,
      grant_type: 'authorization_code',
    });
    const reply = readReply(
      await this.http.request(apiBase, { method: 'GET', path: `/sns/jscode2session?${query.toString()}` }),
    );
    if (reply.kind === 'refused') throw new Refusal(refusalOf(reply.errcode));
    if (reply.kind !== 'ok') throw new Refusal('wechat_unavailable');
    const { openid, unionid } = reply.json;
    if (typeof openid !== 'string' || openid === '' || openid.length > 128) throw new Refusal('wechat_unavailable');
    return { openid, unionid: typeof unionid === 'string' && unionid !== '' ? unionid : null };
  }
}

function refusalOf(errcode: number): 'login_code_invalid' | 'too_many_requests' | 'wechat_unavailable' {
  if (BAD_CODE.has(errcode)) return 'login_code_invalid';
  return errcode === 45011 ? 'too_many_requests' : 'wechat_unavailable';
}
