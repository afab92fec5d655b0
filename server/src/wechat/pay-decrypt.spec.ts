import { withReferenceVectors } from '../../test/wechat/reference-vectors.js';
import type { PayVectors } from '../../test/wechat/pay-vectors.js';
import { sealed } from '../../test/wechat/platform-seal.js';
import { apiV3Key } from '../../test/wechat/wechat-settings.js';
import { decryptResource } from './pay-decrypt.js';

function flipped(base64: string, byte: number): string {
  const bytes = Buffer.from(base64, 'base64');
  const at = byte < 0 ? bytes.length + byte : byte;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes.toString('base64');
}

withReferenceVectors<PayVectors>('wechatpay-v3.json', ({ vectors }) => {
  describe.each(vectors.aead)('the published resource $id', ({ key, plaintext, ...resource }) => {
    test('opens with its key', () => {
      expect(decryptResource(resource, key)).toBe(plaintext);
    });

    test.each([
      ['one bit of the ciphertext', { ciphertext: flipped(resource.ciphertext, 0) }],
      ['the last bit of the tag', { ciphertext: flipped(resource.ciphertext, -1) }],
      ['another associated data', { associated_data: 'bad-associatedData' }],
      ['no associated data', { associated_data: null }],
      ['another nonce', { nonce: 'bad-4a9R25RW' }],
      ['zeros', { ciphertext: Buffer.alloc(128).toString('base64') }],
      ['a cut tag', { ciphertext: Buffer.from(resource.ciphertext, 'base64').subarray(0, -1).toString('base64') }],
    ])('is refused with %s', (_, change) => {
      expect(decryptResource({ ...resource, ...change }, key)).toBeNull();
    });

    test('is refused with another key', () => {
      expect(decryptResource(resource, key.replace(/.$/, key.endsWith('x') ? 'y' : 'x'))).toBeNull();
    });
  });

  test('the published certificates open with their key', () => {
    for (const { apiv3_key, response, plaintext } of vectors.certificates) {
      const { data } = response as { data: { encrypt_certificate: Parameters<typeof decryptResource>[0] }[] };
      expect(data.map((entry) => decryptResource(entry.encrypt_certificate, apiv3_key))).toEqual([plaintext]);
    }
  });
});

describe('a resource of ours', () => {
  test('opens with empty, with null and without associated data', () => {
    const resource = sealed('你好', '');
    expect(decryptResource(resource, apiV3Key)).toBe('你好');
    expect(decryptResource({ ...resource, associated_data: null }, apiV3Key)).toBe('你好');
    const { ciphertext, nonce } = resource;
    expect(decryptResource({ ciphertext, nonce }, apiV3Key)).toBe('你好');
  });

  test.each([
    ['one bit of the ciphertext', (text: string) => ({ ciphertext: flipped(text, 0) })],
    ['the last bit of the tag', (text: string) => ({ ciphertext: flipped(text, -1) })],
    ['another associated data', () => ({ associated_data: 'certificate' })],
  ])('is refused with %s', (_, change) => {
    const resource = sealed('message', 'transaction');
    expect(decryptResource({ ...resource, ...change(resource.ciphertext) }, apiV3Key)).toBeNull();
  });

  test.each([
    ['a key of 31 bytes', { key: apiV3Key.slice(1) }],
    ['a nonce of 16 bytes', { nonce: '0123456789abcdef' }],
    ['another algorithm', { algorithm: 'AEAD_AES_128_GCM' }],
    ['nothing', { ciphertext: '' }],
  ])('is refused with %s', (_, change) => {
    const { key = apiV3Key, ...rest } = { key: apiV3Key, ...change };
    expect(decryptResource({ ...sealed('message', 'transaction'), ...rest }, key)).toBeNull();
  });
});
