import { Injectable, Logger } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Refusal } from '../http/refusal.js';
import { chinaTime } from './china-time.js';
import { fieldsOf, readRefund, readTransaction, textOf, type PayRefund, type PayTransaction } from './pay-events.js';
import { payFault, type PayFault } from './pay-fault.js';
import { PayHttp, type PayAnswer } from './pay-http.js';
import { PaySigner } from './pay-signer.js';
import { PayTransport } from './pay-transport.js';
import { PayVerifier } from './pay-verify.js';
import { WechatAccounts } from './wechat-accounts.js';

export interface JsapiOrder {
  readonly outTradeNo: string;
  readonly description: string;
  readonly amountFen: number;
  readonly openid: string;
  /** From then on it cannot be paid; null: WeChat Pay's own seven days. At least a minute ahead. */
  readonly expiresAt: Instant | null;
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
export type RefundAnswer =
  | { readonly kind: 'known'; readonly status: string; readonly refundId: string; readonly arrived: PayRefund | null }
  | { readonly kind: 'fault'; readonly fault: PayFault; readonly code: string };

/** Orders and refunds at WeChat Pay. Every success has been checked for WeChat Pay's signature. */
@Injectable()
export class PayClient {
  private readonly logger = new Logger('wechat-pay');

  constructor(
    private readonly signer: PaySigner,
    private readonly transport: PayTransport,
    verifier: PayVerifier,
    private readonly accounts: WechatAccounts,
  ) {
    signer.library?.createHttp(new PayHttp(transport, verifier));
  }

  /**
   * The prepay id of a mini-program order; the same order again gives a new one.
   * @throws Refusal `order_already_paid`, `order_closed` or `wechat_unavailable`.
   */
  async order(order: JsapiOrder): Promise<string> {
    const pay = this.transport.settings();
    const app = await this.accounts.findApp('miniProgram');
    if (!app) throw new Refusal('wechat_unavailable');
    const answer: PayAnswer = await this.signer.loaded().transactions_jsapi({
      appid: app.appId,
      mchid: pay.mchId,
      description: order.description,
      out_trade_no: order.outTradeNo,
      ...(order.expiresAt === null ? {} : { time_expire: chinaTime(order.expiresAt) }),
      notify_url: pay.notifyUrl,
      amount: { total: order.amountFen, currency: 'CNY' },
      payer: { openid: order.openid },
    });
    // The library replaces the reply by parameters of its own making, which hold the prepay id.
    const prepayId = textOf(fieldsOf(answer.data), 'package').replace(/^prepay_id=/, '');
    if (answer.status === 200 && prepayId !== '') return prepayId;
    const fault = this.faultOf('order', answer);
    if (fault === 'paid') throw new Refusal('order_already_paid');
    throw new Refusal(fault === 'closed' ? 'order_closed' : 'wechat_unavailable');
  }

  /** @throws Refusal `wechat_unavailable` when there is no answer to trust. */
  async query(outTradeNo: string): Promise<OrderQuery> {
    const answer: PayAnswer = await this.signer.loaded().query({ out_trade_no: encodeURIComponent(outTradeNo) });
    if (answer.status !== 200) {
      if (this.faultOf('query', answer) === 'absent') return { kind: 'absent' };
      throw new Refusal('wechat_unavailable');
    }
    const state = textOf(fieldsOf(answer.data), 'trade_state');
    if (state === 'CLOSED') return { kind: 'closed' };
    if (state !== 'SUCCESS' && state !== 'REFUND') return { kind: 'open' };
    const transaction = readTransaction(answer.data);
    if (!transaction) throw new Refusal('wechat_unavailable');
    return { kind: 'paid', transaction };
  }

  /**
   * Closes an order, so that nobody can pay it any more. `paid`: too late, it may have been paid; ask.
   * @throws Refusal `wechat_unavailable` when there is no answer to trust.
   */
  async close(outTradeNo: string): Promise<'closed' | 'paid'> {
    const answer: PayAnswer = await this.signer.loaded().close(encodeURIComponent(outTradeNo));
    if (answer.status === 204 || answer.status === 200) return 'closed';
    const fault = this.faultOf('close', answer);
    if (fault === 'closed' || fault === 'absent') return 'closed';
    if (fault === 'paid' || answer.error === 'TRADE_ERROR') return 'paid';
    throw new Refusal('wechat_unavailable');
  }

  /** Asks for a refund, or again about one that was asked for; that it was accepted does not mean it has arrived. */
  async refund(refund: RefundOrder): Promise<RefundAnswer> {
    const pay = this.transport.settings();
    const answer: PayAnswer = await this.signer.loaded().refunds({
      out_trade_no: refund.outTradeNo,
      out_refund_no: refund.outRefundNo,
      reason: refund.reason,
      notify_url: pay.notifyUrl,
      amount: { refund: refund.refundFen, total: refund.totalFen, currency: 'CNY' },
    });
    return this.refundAnswer('refund', answer);
  }

  /** Where a refund stands. */
  async findRefund(outRefundNo: string): Promise<RefundAnswer> {
    const answer: PayAnswer = await this.signer.loaded().find_refunds(encodeURIComponent(outRefundNo));
    return this.refundAnswer('findRefund', answer);
  }

  private refundAnswer(call: string, answer: PayAnswer): RefundAnswer {
    if (answer.status !== 200) {
      return { kind: 'fault', fault: this.faultOf(call, answer), code: answer.error ?? '' };
    }
    const fields = fieldsOf(answer.data);
    const status = textOf(fields, 'status');
    // The reply to the merchant does not repeat who the merchant is.
    const arrived = status === 'SUCCESS' ? readRefund({ ...fields, mchid: this.transport.settings().mchId }) : null;
    return { kind: 'known', status, refundId: textOf(fields, 'refund_id'), arrived };
  }

  /** What the shop has to put right is said aloud. */
  private faultOf(call: string, answer: PayAnswer): PayFault {
    const fault = payFault(answer.status, answer.error);
    if (fault === 'misset' || fault === 'refused') {
      this.logger.error({ event: 'WeChat Pay refused', call, status: answer.status, code: answer.error });
    }
    return fault;
  }
}
