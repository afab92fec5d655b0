import type { FastifyInstance } from 'fastify';
import { textOf } from '../http/api-app.js';
import { pay, payBySignedCall, type PaymentOutcome, type PaymentRefusal } from '../pay/payment.js';
import type { Platform } from '../platform.js';
import { getPhone, readBody } from './control-app.js';
import { ControlError } from './control-error.js';
import { PaySchema, QuickPaySchema } from './control-schemas.js';
import { quickPay } from './quick-pay.js';

const refusals: Readonly<Record<PaymentRefusal, string>> = {
  sign_mismatch: '支付验证签名失败。',
  prepay_unknown: '没有这个预支付单。',
  prepay_expired: '预支付单已超过 2 小时，请重新下单。',
  wrong_payer: '这笔订单属于另一个用户。',
  order_paid: '这笔订单已支付。',
  order_closed: '这笔订单已关闭。',
};

export function addPayControlRoutes(app: FastifyInstance, platform: Platform): void {
  app.post('/sim/phones/:openid/pay', async (request) => {
    const phone = getPhone(platform, textOf(request.params, 'openid'));
    const call = readBody(PaySchema, request.body);
    return resultOf(
      'prepayId' in call ? pay(platform, phone.openid, call.prepayId) : payBySignedCall(platform, phone.openid, call),
    );
  });
  app.post('/sim/phones/:openid/quick-pay', async (request) => {
    const phone = getPhone(platform, textOf(request.params, 'openid'));
    const call = await quickPay(platform, phone.openid, readBody(QuickPaySchema, request.body));
    return resultOf(payBySignedCall(platform, phone.openid, call));
  });
}

/** @throws ControlError 409, or 404 where there is no such order */
function resultOf(outcome: PaymentOutcome): object {
  if (outcome.kind === 'refused') {
    const status = outcome.code === 'prepay_unknown' ? 404 : 409;
    throw new ControlError(status, outcome.code, refusals[outcome.code]);
  }
  const { order } = outcome;
  return {
    result: 'requestPayment:ok',
    outTradeNo: order.outTradeNo,
    transactionId: order.transactionId,
    amountFen: order.total,
    payerTotalFen: order.payerTotal,
  };
}
