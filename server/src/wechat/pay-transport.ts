import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, type PayConfig } from '../config.js';
import { Refusal } from '../http/refusal.js';
import { WechatHttp, type HttpOutcome } from './wechat-http.js';

export interface SignedRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly authorization: string;
  /** The exact text that was signed. */
  readonly body?: string;
}

/** Carries signed requests to WeChat Pay; it neither signs nor verifies. */
@Injectable()
export class PayTransport {
  constructor(
    private readonly http: WechatHttp,
    @Inject(CONFIG) private readonly config: Pick<Config, 'wechat'>,
  ) {}

  /** @throws Refusal `wechat_unavailable` where the shop has no merchant number. */
  settings(): PayConfig {
    const { pay } = this.config.wechat;
    if (!pay) throw new Refusal('wechat_unavailable');
    return pay;
  }

  send(request: SignedRequest): Promise<HttpOutcome> {
    const { apiBase, publicKey } = this.settings();
    return this.http.request(apiBase, {
      method: request.method,
      path: request.path,
      body: request.body,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'user-agent': 'jieti/1',
        authorization: request.authorization,
        // Asks for an answer signed with the public key; without it, WeChat Pay signs with a certificate.
        ...(publicKey ? { 'wechatpay-serial': publicKey.id } : {}),
      },
    });
  }
}
