import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { PaySigner } from './pay-signer.js';
import { PayTransport } from './pay-transport.js';
import { readReply } from './read-reply.js';
import { readToken } from './read-token.js';
import { WechatAccounts } from './wechat-accounts.js';
import type { WechatApp } from './wechat-apps.js';
import { WechatHttp, type HttpOutcome } from './wechat-http.js';

export type AccountCheck =
  | { readonly kind: 'missing' }
  | { readonly kind: 'ok' }
  /** WeChat's errcode, a code of WeChat Pay, `0` or `unreachable` where there was no answer. */
  | { readonly kind: 'failed'; readonly code: string };

/** Asks WeChat whether the credentials of an account hold, without changing anything there. */
@Injectable()
export class WechatAccountsCheck {
  constructor(
    private readonly accounts: WechatAccounts,
    private readonly http: WechatHttp,
    private readonly payTransport: PayTransport,
    private readonly paySigner: PaySigner,
    @Inject(CONFIG) private readonly config: Pick<Config, 'wechat'>,
  ) {}

  /** Normal mode: WeChat answers with the token that is in use, and no other process loses its own. */
  async checkApp(app: WechatApp): Promise<AccountCheck> {
    const credentials = await this.accounts.findApp(app);
    if (!credentials) return { kind: 'missing' };
    const { appId: appid, appSecret: secret } = credentials;
    return answerOf(
      await this.http.request(this.config.wechat.apiBase, {
        method: 'POST',
        path: '/cgi-bin/stable_token',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ grant_type: 'client_credential', appid, secret, force_refresh: false }),
      }),
    );
  }

  async checkWecom(): Promise<AccountCheck> {
    const credentials = await this.accounts.findWecom();
    if (!credentials) return { kind: 'missing' };
    const query = new URLSearchParams({ corpid: credentials.corpId, corpsecret: credentials.secret });
    const base = this.config.wechat.wecomApiBase ?? 'https://qyapi.weixin.qq.com';
    return answerOf(await this.http.request(base, { method: 'GET', path: `/cgi-bin/gettoken?${query.toString()}` }));
  }

  /** Asks about an order that does not exist: only a merchant whose signature is right is told so. */
  async checkPay(): Promise<AccountCheck> {
    const pay = await this.accounts.findPay();
    if (!pay) return { kind: 'missing' };
    const order = `check${randomBytes(8).toString('hex')}`;
    const path = `/v3/pay/transactions/out-trade-no/${order}?mchid=${encodeURIComponent(pay.mchId)}`;
    const authorization = this.paySigner.authorizeGet(path);
    const outcome = await this.payTransport.send({ method: 'GET', path, authorization });
    if (outcome.kind !== 'reply') return { kind: 'failed', code: 'unreachable' };
    const code = payCodeOf(outcome.body);
    if (outcome.status === 404 && /NOT_?EXIST/.test(code)) return { kind: 'ok' };
    return { kind: 'failed', code: code || String(outcome.status) };
  }
}

function answerOf(outcome: HttpOutcome): AccountCheck {
  const reply = readReply(outcome);
  if (reply.kind === 'refused') return { kind: 'failed', code: String(reply.errcode) };
  return readToken(reply).kind === 'token' ? { kind: 'ok' } : { kind: 'failed', code: '0' };
}

function payCodeOf(body: Buffer): string {
  try {
    const { code } = JSON.parse(body.toString('utf8')) as { readonly code?: unknown };
    return typeof code === 'string' ? code.slice(0, 40) : '';
  } catch {
    return '';
  }
}
