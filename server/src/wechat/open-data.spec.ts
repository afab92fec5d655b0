import { withReferenceVectors } from '../../test/wechat/reference-vectors.js';
import { isRawDataSignature, openOpenData, sessionSignature } from './open-data.js';

type Vector = { readonly id: string; readonly session_key: string } & (
  | {
      readonly kind: 'aes-128-cbc';
      readonly appid: string;
      readonly iv: string;
      readonly encryptedData: string;
      readonly plaintext: string;
    }
  | { readonly kind: 'sha1'; readonly rawData: string; readonly signature: string }
  | { readonly kind: 'hmac-sha256'; readonly post_data: string; readonly signature: string }
);

withReferenceVectors<{ readonly vectors: readonly Vector[] }>('miniprogram-open-data.json', ({ vectors }) => {
  for (const vector of vectors) {
    const { id, session_key: sessionKey } = vector;
    if (vector.kind === 'aes-128-cbc') {
      const { appid: appId, iv, encryptedData } = vector;
      const sealed = { sessionKey, iv, encryptedData, appId };
      test(`${id}: opened data`, () =>
        expect(openOpenData(sealed)).toEqual({ kind: 'opened', data: JSON.parse(vector.plaintext) as unknown }));
      test.each([
        ['of another mini-program', { appId: 'wx0000000000000000' }],
        ['with another key', { sessionKey: Buffer.alloc(16, 1).toString('base64') }],
        ['with a key that is none', { sessionKey: 'short' }],
        ['with a changed bit in its middle', { encryptedData: flipped(encryptedData, 40) }],
        ['with a changed bit at its end', { encryptedData: flipped(encryptedData, -1) }],
        ['cut short', { encryptedData: encryptedData.slice(0, 40) }],
      ])(`${id}: refused when %s`, (_, change) =>
        expect(openOpenData({ ...sealed, ...change })).toEqual({ kind: 'refused' }),
      );
    } else if (vector.kind === 'sha1') {
      test(`${id}: the signature vouches for these data only`, () => {
        expect(isRawDataSignature(vector.signature, vector.rawData, sessionKey)).toBe(true);
        expect(isRawDataSignature(vector.signature, `${vector.rawData} `, sessionKey)).toBe(false);
        expect(isRawDataSignature('', vector.rawData, sessionKey)).toBe(false);
      });
    } else {
      test(`${id}: the signature of a session`, () =>
        expect(sessionSignature(sessionKey, vector.post_data)).toBe(vector.signature));
    }
  }
});

test('what is no sealed data at all is refused', () => {
  const sealed = { sessionKey: 'tiihtNczf5v6AKRyjwEUhQ==', iv: 'r7BXXKkLb8qrSNn05n0qiA==', appId: 'wx' };
  for (const encryptedData of ['', '????', 'AAAA'])
    expect(openOpenData({ ...sealed, encryptedData }).kind).toBe('refused');
});

function flipped(base64: string, at: number): string {
  const bytes = Buffer.from(base64, 'base64');
  const index = at < 0 ? bytes.length + at : at;
  bytes[index] = (bytes[index] ?? 0) ^ 1;
  return bytes.toString('base64');
}
