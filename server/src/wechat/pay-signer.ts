import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OrderPayment } from '@jieti/shared/api/me';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { Refusal } from '../http/refusal.js';
import { payLibrary } from './pay-library.js';
import { WechatAccounts } from './wechat-accounts.js';

type Library = ReturnType<typeof payLibrary>;

/** Signs with the merchant's key. */
@Injectable()
export class PaySigner {
  readonly library: Library | null;

  constructor(
    private readonly clock: Clock,
    private readonly accounts: WechatAccounts,
    @Inject(CONFIG) config: Pick<Config, 'wechat'>,
  ) {
    const { appId, pay } = config.wechat;
    this.library = pay ? payLibrary(appId, pay) : null;
  }

  /** The `Authorization` of a GET. */
  authorizeGet(path: string): string {
    const library = this.loaded();
    const nonce = newNonce();
    const timestamp = this.timestamp();
    return library.getAuthorization(nonce, timestamp, library.getSignature('GET', nonce, timestamp, path));
  }

  /** What `wx.requestPayment` takes for a prepaid order. @throws Refusal `wechat_unavailable` without a mini-program. */
  async payment(prepayId: string): Promise<OrderPayment['payment']> {
    const app = await this.accounts.findApp('miniProgram');
    if (!app) throw new Refusal('wechat_unavailable');
    const timeStamp = this.timestamp();
    const nonceStr = newNonce();
    const body = `prepay_id=${prepayId}`;
    const paySign = this.loaded().sha256WithRsa(payMessage(app.appId, timeStamp, nonceStr, body));
    return { timeStamp, nonceStr, package: body, signType: 'RSA', paySign };
  }

  loaded(): Library {
    if (!this.library) throw new Refusal('wechat_unavailable');
    return this.library;
  }

  private timestamp(): string {
    return String(Math.floor(this.clock.now() / 1000));
  }
}

/** The text behind `paySign`: four lines, each ended. */
export function payMessage(appId: string, timeStamp: string, nonceStr: string, body: string): string {
  return `${appId}\n${timeStamp}\n${nonceStr}\n${body}\n`;
}

const newNonce = (): string => randomBytes(16).toString('hex').toUpperCase();
