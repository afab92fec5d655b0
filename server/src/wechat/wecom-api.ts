import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { readReply, type ApiReply } from './read-reply.js';
import { repeatWhileBusy, type Repeat } from './repeat-while-busy.js';
import { WechatHttp, type HttpRequest } from './wechat-http.js';
import { wecomOrigin } from './wecom-origin.js';
import { WecomTokens } from './wecom-tokens.js';
import { withToken } from './with-token.js';

/** Calls of `qyapi.weixin.qq.com`; paths start with `/cgi-bin/`. */
@Injectable()
export class WecomApi {
  constructor(
    private readonly http: WechatHttp,
    private readonly tokens: WecomTokens,
    @Inject(CONFIG) private readonly config: Pick<Config, 'wechat'>,
  ) {}

  /** Posts `body` as JSON; most calls only read and may be repeated, those that do something say so. */
  post(path: string, body: unknown, repeat: Repeat = 'freely'): Promise<ApiReply> {
    const text = JSON.stringify(body);
    return repeatWhileBusy(repeat, () => this.call(path, {}, { method: 'POST', body: text }));
  }

  get(path: string, query: Readonly<Record<string, string>> = {}): Promise<ApiReply> {
    return repeatWhileBusy('freely', () => this.call(path, query, { method: 'GET' }));
  }

  private call(
    path: string,
    query: Readonly<Record<string, string>>,
    request: Pick<HttpRequest, 'method' | 'body'>,
  ): Promise<ApiReply> {
    return withToken(this.tokens, async (token) =>
      readReply(
        await this.http.request(wecomOrigin(this.config.wechat), {
          ...request,
          path: `${path}?${new URLSearchParams({ ...query, access_token: token }).toString()}`,
          headers: { 'content-type': 'application/json', accept: 'application/json' },
        }),
      ),
    );
  }
}
