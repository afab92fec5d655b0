// Signed and encrypted WeChat Pay notifications, as the platform would send them: APIv3, public-key mode.
import { createCipheriv, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { promisify } from 'node:util';

const signAsync = promisify(sign);

/** A merchant account with keys made for this run. */
export function makeAccount() {
  const platform = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const merchant = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    appId: 'wx0000000000bench0',
    mchId: '1900000001',
    apiV3Key: randomBytes(16).toString('hex'),
    publicKeyId: `PUB_KEY_ID_${'0'.repeat(32)}`,
    platformKey: platform.privateKey,
    env: {
      WECHAT_APPID: 'wx0000000000bench0',
      WECHAT_SECRET: 'bench',
      PAY_MCHID: '1900000001',
      PAY_MERCHANT_SERIAL: '0'.repeat(40),
      PAY_MERCHANT_KEY: merchant.privateKey.export({ type: 'pkcs8', format: 'pem' }),
      PAY_PUBLIC_KEY: platform.publicKey.export({ type: 'spki', format: 'pem' }),
    },
  };
}

/** The environment with which a server takes this account's notifications. */
export const accountEnv = (account) => ({
  ...account.env,
  PAY_APIV3_KEY: account.apiV3Key,
  PAY_PUBLIC_KEY_ID: account.publicKeyId,
});

/** One TRANSACTION.SUCCESS: `{ headers, body }`. */
export async function notification(account, { number, openid, amountFen, paidAt, attach = '' }) {
  const transaction = {
    mchid: account.mchId,
    appid: account.appId,
    out_trade_no: `BENCH${number}`,
    transaction_id: `42000000${String(number).padStart(20, '0')}`,
    trade_type: 'JSAPI',
    trade_state: 'SUCCESS',
    trade_state_desc: '支付成功',
    bank_type: 'OTHERS',
    attach,
    success_time: new Date(paidAt).toISOString().replace(/\.\d{3}Z$/, '+00:00'),
    payer: { openid },
    amount: { total: amountFen, payer_total: amountFen, currency: 'CNY', payer_currency: 'CNY' },
  };
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', account.apiV3Key, nonce);
  cipher.setAAD(Buffer.from('transaction'));
  const ciphertext = Buffer.concat([
    cipher.update(JSON.stringify(transaction)),
    cipher.final(),
    cipher.getAuthTag(),
  ]).toString('base64');
  const body = JSON.stringify({
    id: `bench-${number}`,
    create_time: transaction.success_time,
    resource_type: 'encrypt-resource',
    event_type: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    resource: {
      original_type: 'transaction',
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext,
      associated_data: 'transaction',
      nonce,
    },
  });
  return { number, ...(await signed(account, body)) };
}

async function signed(account, body) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = randomBytes(16).toString('hex');
  const signature = await signAsync('sha256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), account.platformKey);
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': nonce,
      'wechatpay-signature': signature.toString('base64'),
      'wechatpay-serial': account.publicKeyId,
      'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
    },
  };
}
