import { merchantKeys, platformKeys, publicKeyId } from '../test/wechat/wechat-settings.js';
import { payOf } from './config-pay.js';

const env = {
  PAY_MCHID: '1900007291',
  PAY_APIV3_KEY: '0123456789abcdef0123456789abcdef',
  PAY_MERCHANT_SERIAL: '408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB',
  PAY_MERCHANT_KEY: merchantKeys.privateKey,
};

test('a merchant is read whole, with platform certificates unless a public key is named', () => {
  expect(payOf({}, 3000)).toBeNull();
  expect(payOf(env, 3000)).toMatchObject({
    mchId: '1900007291',
    notifyUrl: 'http://localhost:3000/api/wechat/pay-notify',
    publicKey: null,
  });
  const oneLine = merchantKeys.privateKey.replace(/\n/g, '\\n');
  const withKey = { ...env, PAY_MERCHANT_KEY: oneLine, PAY_PUBLIC_KEY_ID: publicKeyId };
  expect(payOf({ ...withKey, PAY_PUBLIC_KEY: platformKeys.publicKey }, 3000)).toMatchObject({
    merchantKeyPem: merchantKeys.privateKey,
    publicKey: { id: publicKeyId, pem: platformKeys.publicKey },
  });
});

test.each([
  ['PAY_MCHID', 'shop'],
  ['PAY_APIV3_KEY', '0123456789abcdef0123456789abcde'],
  ['PAY_APIV3_KEY', '密'.repeat(32)],
  ['PAY_MERCHANT_SERIAL', ''],
  ['PAY_MERCHANT_KEY', 'not a key'],
  ['PAY_MERCHANT_KEY', platformKeys.publicKey],
  ['PAY_MERCHANT_KEY', merchantKeys.privateKey.replace(/[A-Za-z]/g, 'x')],
  ['PAY_NOTIFY_URL', 'http://shop.example/api/wechat/pay-notify'],
  ['PAY_NOTIFY_URL', 'https://shop.example/api/wechat/pay-notify?token=1'],
  ['PAY_NOTIFY_URL', 'shop.example'],
  ['PAY_PUBLIC_KEY_ID', '12345'],
])('%s=%j is refused, naming it', (name, value) => {
  expect(() => payOf({ ...env, [name]: value }, 3000)).toThrow(name);
});

test('a key that is missing, or a file that is not there, is named', () => {
  const { PAY_MERCHANT_KEY: _, ...rest } = env;
  expect(() => payOf(rest, 3000)).toThrow('PAY_MERCHANT_KEY 或 PAY_MERCHANT_KEY_FILE');
  expect(() => payOf({ ...rest, PAY_MERCHANT_KEY_FILE: '/nowhere/key.pem' }, 3000)).toThrow('PAY_MERCHANT_KEY_FILE');
});
