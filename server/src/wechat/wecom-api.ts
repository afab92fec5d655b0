import { Inject, Injectable, Optional } from '@nestjs/common';
import { ChannelErrors } from '../channels/channel-errors.js';
import { CONFIG, type Config } from '../config.js';
import { readReply, type ApiReply } from './read-reply.js';
import { replyTrouble } from './reply-trouble.js';
import { repeatWhileBusy, type Repeat } from './repeat-while-busy.js';
import { WechatHttp, type HttpRequest } from './wechat-http.js';
import { wecomOrigin } from './wecom-origin.js';
import { WecomTokens } from './wecom-tokens.js';
import { withToken } from './with-token.js';

/** WeCom's way of saying that a list is empty. */
const NOT_A_CONTACT = 84061;

/** Our own word for a shop without WeCom: nothing is wrong with it. */
const NOT_CONNECTED = 41002;

/** Calls of `qyapi.weixin.qq.com`; paths start with `/cgi-bin/`. */
@Injectable()
export class WecomApi {
  constructor(
    private readonly http: WechatHttp,
    private readonly tokens: WecomTokens,
    @Inject(CONFIG) private readonly config: Pick<Config, 'wechat'>,
    @Optional() private readonly errors?: ChannelErrors,
  ) {}

  /** Posts `body` as JSON; most calls only read and may be repeated, those that do something say so. */
  post(path: string, body: unknown, repeat: Repeat = 'freely'): Promise<ApiReply> {
    const text = JSON.stringify(body);
    return this.noted(path, repeat, () => this.call(path, {}, { method: 'POST', body: text }));
  }

  get(path: string, query: Readonly<Record<string, string>> = {}): Promise<ApiReply> {
    return this.noted(path, 'freely', () => this.call(path, query, { method: 'GET' }));
  }

  /** What was refused or did not arrive is kept for the people who look after the channel. */
  private async noted(path: string, repeat: Repeat, call: () => Promise<ApiReply>): Promise<ApiReply> {
    const reply = await repeatWhileBusy(repeat, call);
    const isUsual =
      (reply.kind === 'refused' && reply.errcode === NOT_A_CONTACT) ||
      (reply.kind === 'noToken' && reply.errcode === NOT_CONNECTED);
    const trouble = isUsual ? null : replyTrouble(reply);
    if (trouble) this.errors?.note({ channel: 'wecom', place: path, ...trouble });
    return reply;
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
