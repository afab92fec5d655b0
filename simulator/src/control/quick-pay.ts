import { z } from 'zod';
import type { PaymentCall } from '../pay/payment.js';
import type { Platform } from '../platform.js';
import { askShop, logInAtShop } from './ask-shop.js';

const PlacedSchema = z.looseObject({
  payment: z.looseObject({
    timeStamp: z.string(),
    nonceStr: z.string(),
    package: z.string(),
    signType: z.string(),
    paySign: z.string(),
  }),
});

export interface QuickOrder {
  /** Fen. */
  readonly amountFen: number;
  readonly description: string;
}

/**
 * Acts as the mini-program: logs in at the shop and places an order.
 * @throws ControlError 502 where the shop does not answer or refuses
 */
export async function quickPay(platform: Platform, openid: string, order: QuickOrder): Promise<PaymentCall> {
  const token = await logInAtShop(platform, openid);
  return (await askShop(platform, PlacedSchema, { path: '/api/me/orders', body: order, token })).payment;
}
