import { Inject, Injectable, Optional } from '@nestjs/common';
import { ChannelErrors } from '../channels/channel-errors.js';
import { CONFIG, type Config } from '../config.js';
import { AccessTokens } from './access-tokens.js';
import { readReply, type ApiReply } from './read-reply.js';
import { replyTrouble } from './reply-trouble.js';
import { repeatWhileBusy, type Repeat } from './repeat-while-busy.js';
import type { WechatApp } from './wechat-apps.js';
import { WechatHttp, type HttpOutcome, type HttpRequest } from './wechat-http.js';
import { withToken } from './with-token.js';

export type { ApiReply } from './read-reply.js';
export type ImageReply =
  | Exclude<ApiReply, { readonly kind: 'ok' }>
  | { readonly kind: 'image'; readonly bytes: Buffer };

/** Calls of `api.weixin.qq.com` that need an access token. */
@Injectable()
export class WechatApi {
  constructor(
    private readonly http: WechatHttp,
    private readonly tokens: AccessTokens,
    @Inject(CONFIG) private readonly config: Pick<Config, 'wechat'>,
    @Optional() private readonly errors?: ChannelErrors,
  ) {}

  /** Posts `body` as JSON, once unless it may be repeated. */
  post(app: WechatApp, path: string, body: unknown, repeat: Repeat = 'never'): Promise<ApiReply> {
    const text = JSON.stringify(body);
    return this.noted(app, path, () =>
      repeatWhileBusy(repeat, () => this.call(app, path, { method: 'POST', body: text }, readReply)),
    );
  }

  /** Reads; repeated when WeChat is busy or does not answer. `query` goes beside the token. */
  get(app: WechatApp, path: string, query: Readonly<Record<string, string>> = {}): Promise<ApiReply> {
    return this.noted(app, path, () =>
      repeatWhileBusy('freely', () => this.call(app, path, { method: 'GET', query }, readReply)),
    );
  }

  /** Posts `body` and expects an image; JSON instead of one is an error. Repeated as `get` is: it changes nothing. */
  bytes(app: WechatApp, path: string, body: unknown): Promise<ImageReply> {
    return this.noted(app, path, () =>
      repeatWhileBusy('freely', () => this.call(app, path, { method: 'POST', body: JSON.stringify(body) }, readImage)),
    );
  }

  /** What was refused or did not arrive is kept for the people who look after the channel. */
  private async noted<R extends ApiReply | ImageReply>(
    app: WechatApp,
    path: string,
    ask: () => Promise<R>,
  ): Promise<R> {
    const reply = await ask();
    const trouble = replyTrouble(reply);
    if (trouble) this.errors?.note({ channel: app, place: path, ...trouble });
    return reply;
  }

  private call<R extends ApiReply | ImageReply>(
    app: WechatApp,
    path: string,
    { query, ...request }: Pick<HttpRequest, 'method' | 'body'> & { readonly query?: Readonly<Record<string, string>> },
    read: (outcome: HttpOutcome) => R,
  ): Promise<R | Extract<ApiReply, { readonly kind: 'noToken' }>> {
    const desk = {
      find: () => this.tokens.find(app),
      drop: (token: string, errcode: number) => this.tokens.drop(app, token, errcode),
    };
    return withToken(desk, async (token) =>
      read(
        await this.http.request(this.config.wechat.apiBase, {
          ...request,
          path: `${path}?${new URLSearchParams({ ...query, access_token: token }).toString()}`,
          headers: { 'content-type': 'application/json', accept: 'application/json' },
        }),
      ),
    );
  }
}

/** An image says so; JSON, whatever it calls itself, is an error. */
function readImage(outcome: HttpOutcome): ImageReply {
  if (outcome.kind === 'reply' && outcome.status === 200 && /^image\//.test(outcome.headers['content-type'] ?? '')) {
    return { kind: 'image', bytes: outcome.body };
  }
  const reply = readReply(outcome);
  return reply.kind === 'ok' ? { kind: 'unanswered', cause: 'neither image nor error' } : reply;
}
