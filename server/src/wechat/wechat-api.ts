import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { AccessTokens } from './access-tokens.js';
import { exactJson } from './exact-json.js';
import type { WechatApp } from './wechat-apps.js';
import { WechatHttp, type HttpOutcome } from './wechat-http.js';

export type ApiReply =
  | { readonly kind: 'ok'; readonly json: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refused'; readonly errcode: number; readonly errmsg: string }
  /** No token was to be had; the call itself was not made. `errcode` is 0 when WeChat could not be reached. */
  | { readonly kind: 'noToken'; readonly errcode: number }
  | { readonly kind: 'unsent'; readonly cause: string }
  /** It may have been carried out. */
  | { readonly kind: 'unanswered'; readonly cause: string }
  /** An HTTP error from WeChat's gate. */
  | { readonly kind: 'gate'; readonly status: number };

/** invalid or replaced, invalid, expired */
const TOKEN_ERRORS: ReadonlySet<number> = new Set([40001, 40014, 42001]);

/** Calls of `api.weixin.qq.com` that need an access token. */
@Injectable()
export class WechatApi {
  constructor(
    private readonly http: WechatHttp,
    private readonly tokens: AccessTokens,
    @Inject(CONFIG) private readonly config: Pick<Config, 'wechat'>,
  ) {}

  /** Posts `body` as JSON. A refused token is dropped, fetched again once, and the call repeated once. */
  async post(app: WechatApp, path: string, body: unknown): Promise<ApiReply> {
    const text = JSON.stringify(body);
    for (let attempt = 1; ; attempt += 1) {
      const token = await this.tokens.find(app);
      if (token.kind !== 'token') return { kind: 'noToken', errcode: token.kind === 'refused' ? token.errcode : 0 };
      const reply = readReply(
        await this.http.request(this.config.wechat.apiBase, {
          method: 'POST',
          path: `${path}?access_token=${encodeURIComponent(token.token)}`,
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body: text,
        }),
      );
      if (reply.kind !== 'refused' || !TOKEN_ERRORS.has(reply.errcode)) return reply;
      this.tokens.drop(app, token.token);
      if (attempt > 1) return reply;
    }
  }
}

/** HTTP 200 with JSON; `errcode` absent or 0 means success. A 200 that is not JSON says nothing about what happened. */
export function readReply(outcome: HttpOutcome): ApiReply {
  if (outcome.kind !== 'reply') return outcome;
  if (outcome.status !== 200) return { kind: 'gate', status: outcome.status };
  const json = exactJson(outcome.body.toString('utf8'));
  if (typeof json !== 'object' || json === null) return { kind: 'unanswered', cause: 'not JSON' };
  const { errcode, errmsg } = json as { readonly errcode?: unknown; readonly errmsg?: unknown };
  if (typeof errcode === 'number' && errcode !== 0) {
    return { kind: 'refused', errcode, errmsg: typeof errmsg === 'string' ? errmsg : '' };
  }
  return { kind: 'ok', json: json as Readonly<Record<string, unknown>> };
}
