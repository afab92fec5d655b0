import type { FastifyInstance } from 'fastify';
import type { PlatformCertificate } from '../accounts/accounts.js';
import { chinaTime } from '../clock.js';
import { seal } from '../crypto/aead.js';
import { textOf } from '../http/api-app.js';
import type { Platform } from '../platform.js';
import { checkMchId, readPayBody } from './pay-app.js';
import { CloseSchema, JsapiOrderSchema, RefundRequestSchema } from './order-request.js';
import { orderView } from './order-view.js';
import { closeOrder, findOrderByTransaction, getOrder, placeOrder } from './orders.js';
import { PayError } from './pay-error.js';
import { listedCertificates } from './platform-signature.js';
import { refundView, requestRefund } from './refunds.js';

export function addPayRoutes(app: FastifyInstance, platform: Platform): void {
  addOrderRoutes(app, platform);
  app.post('/v3/refund/domestic/refunds', async (request) =>
    refundView(platform, requestRefund(platform, readPayBody(RefundRequestSchema, request.body))),
  );
  app.get('/v3/refund/domestic/refunds/:refundNo', async (request) => {
    const refund = platform.state.refunds[textOf(request.params, 'refundNo')];
    if (!refund) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
    return refundView(platform, refund);
  });
  app.get('/v3/certificates', async () => {
    if (platform.state.settings.newMerchant)
      throw new PayError(404, 'RESOURCE_NOT_EXISTS', '无可用的平台证书，请使用微信支付公钥');
    return { data: listedCertificates(platform).map((certificate) => certificateView(platform, certificate)) };
  });
}

function addOrderRoutes(app: FastifyInstance, platform: Platform): void {
  app.post('/v3/pay/transactions/jsapi', async (request) => ({
    prepay_id: placeOrder(platform, readPayBody(JsapiOrderSchema, request.body)),
  }));
  app.get('/v3/pay/transactions/out-trade-no/:outTradeNo', async (request) => {
    checkMchId(platform, textOf(request.query, 'mchid'));
    return orderView(platform, getOrder(platform, textOf(request.params, 'outTradeNo')));
  });
  app.get('/v3/pay/transactions/id/:transactionId', async (request) => {
    checkMchId(platform, textOf(request.query, 'mchid'));
    const order = findOrderByTransaction(platform, textOf(request.params, 'transactionId'));
    if (!order) throw new PayError(404, 'ORDER_NOT_EXIST', '订单不存在');
    return orderView(platform, order);
  });
  app.post('/v3/pay/transactions/out-trade-no/:outTradeNo/close', async (request, reply) => {
    checkMchId(platform, readPayBody(CloseSchema, request.body).mchid);
    closeOrder(platform, textOf(request.params, 'outTradeNo'));
    return reply.code(204).send();
  });
}

function certificateView(platform: Platform, certificate: PlatformCertificate): object {
  return {
    serial_no: certificate.serial,
    effective_time: chinaTime(certificate.effectiveAt),
    expire_time: chinaTime(certificate.expiresAt),
    encrypt_certificate: seal({
      key: platform.accounts.merchant.pay.apiV3Key,
      nonce: platform.random.of('nonces').hex(12),
      associatedData: 'certificate',
      plaintext: certificate.certificatePem,
    }),
  };
}
