import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import { WechatAccounts } from '../wechat/wechat-accounts.js';
import { WechatApi, type ApiReply } from '../wechat/wechat-api.js';

const ASK_EVERY_MS = 86_400_000;

/** WeChat's rule for mini-programs that sell goods: the money is let go once shipping information has come. */
@Injectable()
export class TradeRuleService {
  private known: { readonly applies: boolean; readonly at: Instant } | null = null;

  constructor(
    @Inject(WechatApi) private readonly api: Pick<WechatApi, 'post'>,
    @Inject(WechatAccounts) private readonly accounts: Pick<WechatAccounts, 'findApp'>,
    private readonly clock: Clock,
  ) {}

  /** Whether the rule applies, asked once a day; null when WeChat does not say, which is no reason not to tell it. */
  async applies(): Promise<boolean | null> {
    const now = this.clock.now();
    if (this.known && now - this.known.at < ASK_EVERY_MS) return this.known.applies;
    const app = await this.accounts.findApp('miniProgram');
    if (!app) return null;
    const reply = await this.api.post('miniProgram', '/wxa/sec/order/is_trade_managed', { appid: app.appId });
    if (reply.kind !== 'ok' || typeof reply.json['is_trade_managed'] !== 'boolean') return null;
    this.known = { applies: reply.json['is_trade_managed'], at: now };
    return this.known.applies;
  }

  upload(info: object): Promise<ApiReply> {
    return this.api.post('miniProgram', '/wxa/sec/order/upload_shipping_info', info);
  }
}
