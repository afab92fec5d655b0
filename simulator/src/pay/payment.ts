import { signedLines, verifyText } from '../crypto/rsa.js';
import type { Platform } from '../platform.js';
import type { Order } from '../state/state.js';
import { findOrder } from './orders.js';
import { orderView } from './order-view.js';
import { notify } from './notifications.js';
import { transactionNumber } from './transaction-number.js';

/** What `wx.requestPayment` is called with. */
export interface PaymentCall {
  readonly timeStamp: string;
  readonly nonceStr: string;
  readonly package: string;
  readonly signType: string;
  readonly paySign: string;
}

export type PaymentOutcome =
  | { readonly kind: 'paid'; readonly order: Order }
  | { readonly kind: 'refused'; readonly code: PaymentRefusal };

export type PaymentRefusal =
  | 'sign_mismatch'
  | 'prepay_unknown'
  | 'prepay_expired'
  | 'wrong_payer'
  | 'order_paid'
  | 'order_closed';

/** The phone's side of `wx.requestPayment`: the signature first, then the money. */
export function payBySignedCall(platform: Platform, openid: string, call: PaymentCall): PaymentOutcome {
  const { merchant, platform: keys } = platform.accounts;
  const text = signedLines(merchant.appId, call.timeStamp, call.nonceStr, call.package);
  const signed = call.signType === 'RSA' && verifyText(text, call.paySign, keys.merchantPublicKeyPem);
  if (!signed) return { kind: 'refused', code: 'sign_mismatch' };
  return pay(platform, openid, call.package.replace(/^prepay_id=/, ''));
}

/** Pays the order behind a prepay id and tells the merchant. */
export function pay(platform: Platform, openid: string, prepayId: string): PaymentOutcome {
  const { state, clock } = platform;
  const placed = Object.values(state.orders).find((order) => order.prepays.some((prepay) => prepay.id === prepayId));
  const order = placed && findOrder(platform, placed.outTradeNo);
  if (!order) return { kind: 'refused', code: 'prepay_unknown' };
  const refusal = refusalOf(order, openid, prepayId, clock.now());
  if (refusal) return { kind: 'refused', code: refusal };
  order.state = 'SUCCESS';
  order.transactionId = transactionNumber(platform, '4200');
  order.paidAt = clock.now();
  order.payerTotal = Math.max(1, order.total - state.settings.payerDiscountFen);
  platform.store.changed();
  platform.bus.emit({ kind: 'phone', openid });
  notify(platform, {
    url: order.notifyUrl,
    eventType: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    originalType: 'transaction',
    resource: orderView(platform, order),
    about: order.outTradeNo,
  });
  return { kind: 'paid', order };
}

function refusalOf(order: Order, openid: string, prepayId: string, now: number): PaymentRefusal | null {
  if (order.openid !== openid) return 'wrong_payer';
  if (order.state === 'CLOSED') return 'order_closed';
  if (order.state !== 'NOTPAY') return 'order_paid';
  const prepay = order.prepays.find((candidate) => candidate.id === prepayId);
  return prepay && prepay.expiresAt > now ? null : 'prepay_expired';
}
