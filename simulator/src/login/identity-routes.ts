import type { FastifyInstance } from 'fastify';
import { textOf } from '../http/api-app.js';
import { addEndpoint, ok } from '../http/api-endpoint.js';
import { ApiError } from '../http/api-error.js';
import { findOrder, findOrderByTransaction } from '../pay/orders.js';
import type { Platform } from '../platform.js';
import type { Order } from '../state/state.js';
import { redeemPhoneCode } from './phone-codes.js';

const paidLately = 5 * 60_000;

/** Who somebody is: the phone number behind a code, the unionid behind a payment. */
export function addIdentityRoutes(app: FastifyInstance, platform: Platform): void {
  const { merchant } = platform.accounts;
  addEndpoint(
    app,
    platform,
    { method: 'POST', path: '/wxa/business/getuserphonenumber', apps: ['miniProgram', 'officialAccount'] },
    ({ appId, body }) => {
      if (appId !== merchant.appId) throw new ApiError(40013, 'invalid appid');
      const number = redeemPhoneCode(platform, textOf(body, 'code'), textOf(body, 'openid'));
      const watermark = { timestamp: Math.floor(platform.clock.now() / 1_000), appid: appId };
      return {
        ...ok,
        phone_info: { phoneNumber: number, purePhoneNumber: number, countryCode: '86', watermark },
      };
    },
  );
  addEndpoint(app, platform, { method: 'GET', path: '/wxa/getpaidunionid', apps: ['miniProgram'] }, ({ query }) => ({
    unionid: paidUnionid(platform, query),
    ...ok,
  }));
}

/** @throws ApiError 40003 unknown person, 89300 no such payment in the last five minutes, 89002 no Open Platform account */
function paidUnionid(platform: Platform, query: unknown): string {
  const phone = platform.state.phones[textOf(query, 'openid')];
  if (!phone) throw new ApiError(40003, 'invalid openid');
  const order = paidOrder(platform, query);
  const now = platform.clock.now();
  if (!order || order.openid !== phone.openid || order.paidAt === null || order.paidAt < now - paidLately)
    throw new ApiError(89300, 'invalid transaction');
  if (phone.unionid === null) throw new ApiError(89002, 'open not exists');
  return phone.unionid;
}

function paidOrder(platform: Platform, query: unknown): Order | null {
  const transactionId = textOf(query, 'transaction_id');
  if (transactionId !== '') return findOrderByTransaction(platform, transactionId);
  const isOurs = textOf(query, 'mch_id') === platform.accounts.merchant.pay.mchId;
  return isOurs ? findOrder(platform, textOf(query, 'out_trade_no')) : null;
}
