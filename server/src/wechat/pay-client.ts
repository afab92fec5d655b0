import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { Refusal } from '../http/refusal.js';
import { fieldsOf, readRefund, readTransaction, textOf, type PayRefund, type PayTransaction } from './pay-events.js';
import { PayHttp, type PayAnswer } from './pay-http.js';
import { PaySigner } from './pay-signer.js';
import { PayTransport } from './pay-transport.js';
import { PayVerifier } from './pay-verify.js';

export interface JsapiOrder {
  readonly outTradeNo: string;
  readonly description: string;
  readonly amountFen: number;
  readonly openid: string;
}

export interface RefundOrder {
  readonly outTradeNo: string;
  /** Ours, 1–64 characters; the same number again is the same refund. */
  readonly outRefundNo: string;
  readonly reason: string;
  readonly refundFen: number;
  readonly totalFen: number;
}

/** `open`: known, not paid. `absent`: WeChat Pay has never heard of it. */
export type OrderQuery =
  | { readonly kind: 'paid'; readonly transaction: PayTransaction }
  | { readonly kind: 'open' | 'closed' | 'absent' };

/** `status` is WeChat Pay's word: PROCESSING, SUCCESS, CLOSED or ABNORMAL. `arrived` once the money is back. */
export interface RefundAnswer {
  readonly status: string;
  readonly arrived: PayRefund | null;
}

/** Orders and refunds at WeChat Pay. Every success has been checked for WeChat Pay's signature. */
@Injectable()
export class PayClient {
  constructor(
    private readonly signer: PaySigner,
    private readonly transport: PayTransport,
    verifier: PayVerifier,
    @Inject(CONFIG) private readonly config: Pick<Config, 'wechat'>,
  ) {
    signer.library?.createHttp(new PayHttp(transport, verifier));
  }

  /** The prepay id of a mini-program order. @throws Refusal `wechat_unavailable`. */
  async order(order: JsapiOrder): Promise<string> {
    const pay = this.transport.settings();
    const answer: PayAnswer = await this.signer.loaded().transactions_jsapi({
      appid: this.config.wechat.appId,
      mchid: pay.mchId,
      description: order.description,
      out_trade_no: order.outTradeNo,
      notify_url: pay.notifyUrl,
      amount: { total: order.amountFen, currency: 'CNY' },
      payer: { openid: order.openid },
    });
    // The library replaces the reply by parameters of its own making, which hold the prepay id.
    const prepayId = textOf(fieldsOf(answer.data), 'package').replace(/^prepay_id=/, '');
    if (answer.status !== 200 || prepayId === '') throw new Refusal('wechat_unavailable');
    return prepayId;
  }

  /** @throws Refusal `wechat_unavailable` when there is no answer to trust. */
  async query(outTradeNo: string): Promise<OrderQuery> {
    const answer: PayAnswer = await this.signer.loaded().query({ out_trade_no: encodeURIComponent(outTradeNo) });
    if (answer.status === 404) return { kind: 'absent' };
    if (answer.status !== 200) throw new Refusal('wechat_unavailable');
    const state = textOf(fieldsOf(answer.data), 'trade_state');
    if (state === 'CLOSED') return { kind: 'closed' };
    if (state !== 'SUCCESS' && state !== 'REFUND') return { kind: 'open' };
    const transaction = readTransaction(answer.data);
    if (!transaction) throw new Refusal('wechat_unavailable');
    return { kind: 'paid', transaction };
  }

  /**
   * Asks for a refund, or again about one that was asked for; that it was accepted does not mean it has arrived.
   * @throws Refusal `order_unknown`, `refund_exceeds_order` or `wechat_unavailable`.
   */
  async refund(refund: RefundOrder): Promise<RefundAnswer> {
    const pay = this.transport.settings();
    const answer: PayAnswer = await this.signer.loaded().refunds({
      out_trade_no: refund.outTradeNo,
      out_refund_no: refund.outRefundNo,
      reason: refund.reason,
      notify_url: pay.notifyUrl,
      amount: { refund: refund.refundFen, total: refund.totalFen, currency: 'CNY' },
    });
    if (answer.status === 404) throw new Refusal('order_unknown');
    if (answer.status === 400 || answer.status === 403) throw new Refusal('refund_exceeds_order');
    if (answer.status !== 200) throw new Refusal('wechat_unavailable');
    const fields = fieldsOf(answer.data);
    const status = textOf(fields, 'status');
    // The reply to the merchant does not repeat who the merchant is.
    return { status, arrived: status === 'SUCCESS' ? readRefund({ ...fields, mchid: pay.mchId }) : null };
  }
}
