import Pay from 'wechatpay-node-v3';
import type { PayConfig } from '../config.js';

/** The base the library writes into every address, and leaves out of what it signs. */
export const LIBRARY_BASE = 'https://api.mch.weixin.qq.com';

/**
 * The library, for building and signing requests only: it neither checks the tag of what it decrypts nor the age of a
 * signature, and shares its certificates between merchants, so verifying and decrypting are ours.
 */
export function payLibrary(appId: string, pay: PayConfig): Pay {
  return new Pay({
    appid: appId,
    mchid: pay.mchId,
    serial_no: pay.merchantSerial,
    // Demanded by the library, used by nothing we call.
    publicKey: Buffer.from('unused'),
    privateKey: Buffer.from(pay.merchantKeyPem),
    userAgent: 'jieti/1',
  });
}
