import { X509Certificate } from 'node:crypto';
import { withReferenceVectors } from '../../test/wechat/reference-vectors.js';
import type { PayVectors } from '../../test/wechat/pay-vectors.js';
import { platformHeaders } from '../../test/wechat/platform-seal.js';
import { platformKeys, wechatSettings } from '../../test/wechat/wechat-settings.js';
import { TestClock } from '../../test/setup/test-clock.js';
import { isInTime, isProbe, isRsaSignature, isSignedBy, publicKeyOf, readSignature } from './pay-signature.js';
import { payLibrary } from './pay-library.js';
import { payMessage } from './pay-signer.js';
import { openCertificates } from './pay-keys.js';

const pemOf = (pem: string): string => pem.replaceAll('TESTING KEY', 'PRIVATE KEY');

withReferenceVectors<PayVectors>('wechatpay-v3.json', ({ keys, vectors }) => {
  test('the published paySign comes out byte for byte', () => {
    const [vector] = vectors.paysign;
    const [appId, timeStamp, nonceStr, body] = vector?.message.trimEnd().split('\n') ?? [];
    const { pay } = wechatSettings('https://pay.example').wechat;
    if (!pay) throw new Error('the settings have no merchant');
    const library = payLibrary(appId ?? '', { ...pay, merchantKeyPem: pemOf(keys.official.private_key) });
    const message = payMessage(appId ?? '', timeStamp ?? '', nonceStr ?? '', body ?? '');
    expect(message).toBe(vector?.message);
    expect(library.sha256WithRsa(message)).toBe(vector?.signature);
  });

  test.each(vectors.rsa_sign)('the published signature $id holds for its text only', async ({ message, signature }) => {
    const key = publicKeyOf(keys.skit.certificate);
    expect(key.equals(publicKeyOf(keys.skit.public_key))).toBe(true);
    expect(new X509Certificate(keys.skit.certificate).publicKey.equals(key)).toBe(true);
    expect(await isRsaSignature(Buffer.from(message), signature, key)).toBe(true);
    expect(await isRsaSignature(Buffer.from(`${message} `), signature, key)).toBe(false);
    expect(await isRsaSignature(Buffer.from(message), signature, publicKeyOf(keys.official.public_key))).toBe(false);
  });

  test('the headers of the public-key mode are understood', () => {
    const [sample] = vectors.response_headers;
    const lower = Object.fromEntries(Object.entries(sample?.headers ?? {}).map(([k, v]) => [k.toLowerCase(), v]));
    expect(readSignature(lower)).toMatchObject({
      timestamp: '1722850421',
      serial: 'PUB_KEY_ID_0000000000000024101100397200000006',
    });
  });

  test('the published certificates give the keys by serial number', () => {
    const [vector] = vectors.certificates;
    const reply = {
      kind: 'reply' as const,
      status: 200,
      headers: {},
      body: Buffer.from(JSON.stringify(vector?.response)),
    };
    const found = openCertificates(reply, vector?.apiv3_key ?? '');
    expect([...(found?.keys() ?? [])]).toEqual(['5DEA10EF55877E3CF6C33255C2E7DEFFF7E427EC']);
    expect(openCertificates(reply, '0'.repeat(32))).toBeNull();
  });
});

describe('a signature of the platform', () => {
  const now = new TestClock().now();
  const body = '{"id":"1"}';
  const key = publicKeyOf(platformKeys.publicKey);
  const headers = platformHeaders(body, now);
  const signature = readSignature({ ...headers });

  test('holds for the bytes that were sent', async () => {
    expect(signature && (await isSignedBy(signature, Buffer.from(body), key))).toBe(true);
    expect(signature && (await isSignedBy(signature, Buffer.from(`${body} `), key))).toBe(false);
  });

  test.each(['timestamp', 'nonce'] as const)('does not hold for another %s', async (name) => {
    expect(signature && (await isSignedBy({ ...signature, [name]: '1' }, Buffer.from(body), key))).toBe(false);
  });

  test('is good for five minutes, before and after', () => {
    const at = (seconds: number) => signature && isInTime(signature, Math.floor(now / 1000) * 1000 + seconds * 1000);
    expect([at(-301), at(-300), at(0), at(300), at(301)]).toEqual([false, true, true, true, false]);
  });

  test.each(['timestamp', 'nonce', 'signature', 'serial'])('is not read without %s', (name) => {
    expect(readSignature({ ...headers, [`wechatpay-${name}`]: undefined })).toBeNull();
  });

  test.each(['abc', '-1', '1e9', '', '9'.repeat(13)])('is not read with the timestamp %j', (timestamp) => {
    expect(readSignature({ ...headers, 'wechatpay-timestamp': timestamp })).toBeNull();
  });

  test('a test signature is known as one', () => {
    expect(signature && isProbe({ ...signature, signature: 'WECHATPAY/SIGNTEST/abc' })).toBe(true);
    expect(signature && isProbe(signature)).toBe(false);
  });
});
