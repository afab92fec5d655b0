import { generateKeyPairSync } from 'node:crypto';
import type { WechatConfig } from '../../src/config.js';

const pair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

/** Keys of a merchant and of the platform it talks to, made once per test file. */
export const merchantKeys = pair();
export const platformKeys = pair();
export const publicKeyId = 'PUB_KEY_ID_0119000072912024101100397200000006';
export const apiV3Key = '0123456789abcdef0123456789abcdef';

/** Settings of a shop that talks to `base`. */
export function wechatSettings(base: string, changes: Partial<WechatConfig> = {}): { readonly wechat: WechatConfig } {
  return {
    wechat: {
      apiBase: base,
      appId: 'wx2421b1c4370ec43b',
      appSecret: 'app secret of the mini-program',
      officialAccount: { appId: 'wx0000000000000oa1', appSecret: 'app secret of the account' },
      pay: {
        apiBase: base,
        mchId: '1900007291',
        apiV3Key,
        merchantSerial: '408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB',
        merchantKeyPem: merchantKeys.privateKey,
        notifyUrl: 'https://shop.example/api/wechat/pay-notify',
        publicKey: { id: publicKeyId, pem: platformKeys.publicKey },
      },
      ...changes,
    },
  };
}
