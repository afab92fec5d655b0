import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { exactJson } from './exact-json.js';
import { credentialsOf, type WechatApp } from './wechat-apps.js';
import { WechatHttp } from './wechat-http.js';

export type TokenOutcome =
  | { readonly kind: 'token'; readonly token: string }
  /** WeChat says no: wrong secret, address not on the list, too many calls. */
  | { readonly kind: 'refused'; readonly errcode: number }
  | { readonly kind: 'unreachable' };

interface CachedToken {
  readonly token: string;
  readonly freshUntil: Instant;
}

interface TokenReply {
  readonly access_token?: unknown;
  readonly expires_in?: unknown;
  readonly errcode?: unknown;
}

/** Given up this long before WeChat would: a token must not expire on the way. */
const SAFETY_MS = 60_000;

/** One access token per app, fetched once however many ask at the same time; the stable kind, never forced. */
@Injectable()
export class AccessTokens {
  private readonly cached = new Map<WechatApp, CachedToken>();
  private readonly fetching = new Map<WechatApp, Promise<TokenOutcome>>();

  constructor(
    private readonly http: WechatHttp,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'wechat'>,
  ) {}

  async find(app: WechatApp): Promise<TokenOutcome> {
    const known = this.cached.get(app);
    if (known && known.freshUntil > this.clock.now()) return { kind: 'token', token: known.token };
    const running = this.fetching.get(app);
    if (running) return running;
    const fetch = this.fetch(app).finally(() => this.fetching.delete(app));
    this.fetching.set(app, fetch);
    return fetch;
  }

  /** Forgets `token` after WeChat refused it; a newer one stays, so that a storm of refusals fetches once. */
  drop(app: WechatApp, token: string): void {
    if (this.cached.get(app)?.token === token) this.cached.delete(app);
  }

  private async fetch(app: WechatApp): Promise<TokenOutcome> {
    const credentials = credentialsOf(this.config.wechat, app);
    if (!credentials) return { kind: 'refused', errcode: 41002 };
    const outcome = await this.http.request(this.config.wechat.apiBase, {
      method: 'POST',
      path: '/cgi-bin/stable_token',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credential',
        appid: credentials.appId,
        secret: credentials.appSecret,
        force_refresh: false,
      }),
    });
    if (outcome.kind !== 'reply' || outcome.status !== 200) return { kind: 'unreachable' };
    return this.accept(app, exactJson(outcome.body.toString('utf8')));
  }

  private accept(app: WechatApp, reply: unknown): TokenOutcome {
    if (typeof reply !== 'object' || reply === null) return { kind: 'unreachable' };
    const { access_token: token, expires_in: seconds, errcode } = reply as TokenReply;
    if (typeof token !== 'string' || token === '') {
      return { kind: 'refused', errcode: typeof errcode === 'number' ? errcode : -1 };
    }
    const lifetime = typeof seconds === 'number' ? seconds * 1000 : 0;
    this.cached.set(app, { token, freshUntil: this.clock.now() + Math.max(lifetime - SAFETY_MS, 1_000) });
    return { kind: 'token', token };
  }
}
