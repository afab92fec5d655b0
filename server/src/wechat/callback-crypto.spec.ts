import { withReferenceVectors } from '../../test/wechat/reference-vectors.js';
import { decryptCallback, encryptCallback } from './callback-crypto.js';
import { callbackSignature, isCallbackSignature } from './callback-signature.js';

interface Vector {
  readonly id: string;
  readonly kind: string;
  readonly token: string;
  readonly timestamp?: string;
  readonly nonce?: string;
  readonly signature?: string;
  readonly msg_signature?: string;
  readonly encodingAESKey: string;
  readonly appid?: string;
  readonly receiveid?: string;
  readonly random?: string;
  readonly plaintext: string;
  readonly Encrypt?: string;
  readonly echostr?: string;
}

const secrets = { encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C', receiveId: 'wx5823bf96d3bd56c7' };
const secretsOf = (vector: Vector) => ({
  encodingAesKey: vector.encodingAESKey,
  receiveId: vector.appid ?? vector.receiveid ?? '',
});

for (const file of ['callback-crypto.json', 'wecom-callback-crypto.json'])
  withReferenceVectors<{ readonly vectors: readonly Vector[] }>(file, ({ vectors }) => {
    for (const vector of vectors) {
      const { id, token, timestamp = '', nonce = '', signature, plaintext, random } = vector;
      const encrypted = vector.Encrypt ?? (vector.kind === 'echostr' ? vector.echostr : undefined);
      if (signature !== undefined)
        test(`${id}: the signature over token, time and nonce`, () => {
          expect(callbackSignature([token, timestamp, nonce])).toBe(signature);
        });
      if (vector.msg_signature !== undefined)
        test(`${id}: the signature over the encrypted text`, () => {
          expect(isCallbackSignature(vector.msg_signature!, [token, timestamp, nonce, encrypted!])).toBe(true);
        });
      if (encrypted === undefined) continue;
      test(`${id}: is decrypted`, () => {
        expect(decryptCallback(encrypted, secretsOf(vector))).toBe(plaintext);
      });
      if (random !== undefined)
        test(`${id}: is encrypted byte for byte with the same random bytes`, () => {
          expect(encryptCallback(plaintext, secretsOf(vector), Buffer.from(random))).toBe(encrypted);
        });
      test(`${id}: another receiver, and less than all of it, are refused`, () => {
        expect(decryptCallback(encrypted, { ...secretsOf(vector), receiveId: 'wx0000000000000000' })).toBeNull();
        expect(decryptCallback(encrypted.slice(0, -24), secretsOf(vector))).toBeNull();
      });
    }
  });

test('every pad from 1 to 32 comes back as it was', () => {
  for (let length = 0; length <= 64; length += 1) {
    const text = 'x'.repeat(length);
    expect(decryptCallback(encryptCallback(text, secrets), secrets)).toBe(text);
  }
});

test('a flipped bit in the padding, in the receiver or in the length is refused', () => {
  const sealed = Buffer.from(encryptCallback('你好，会员', secrets), 'base64');
  const flipped = (at: number) => {
    const copy = Buffer.from(sealed);
    copy[at] = copy[at]! ^ 1;
    return decryptCallback(copy.toString('base64'), secrets);
  };
  // In CBC a flipped bit spoils its own block and flips the same bit of the next one.
  expect(flipped(sealed.length - 1)).toBeNull();
  expect(flipped(sealed.length - 17)).toBeNull();
  expect(flipped(0)).toBeNull();
});

test.each([
  ['nothing', ''],
  ['no base64', '%%%'],
  ['half a block', Buffer.alloc(48, 1).toString('base64')],
  ['random bytes', Buffer.alloc(96, 7).toString('base64')],
])('%s is refused', (_, encrypted) => {
  expect(decryptCallback(encrypted, secrets)).toBeNull();
});

test('what is not UTF-8 inside is refused', () => {
  const sealedWith = (bytes: number[]) => {
    // Sealed as one with the random bytes, and the length that follows them as the end of the receiver.
    const random = Buffer.from([...Buffer.alloc(16), 0, 0, 0, bytes.length, ...bytes, ...Buffer.from('wx')]);
    const encrypted = encryptCallback('', { ...secrets, receiveId: '' }, random);
    return decryptCallback(encrypted, { ...secrets, receiveId: 'wx\0\0\0\0' });
  };
  expect(sealedWith([0x61, 0x62])).toBe('ab');
  expect(sealedWith([0xff, 0xfe])).toBeNull();
});

test('a signature of other length, case or letters is wrong', () => {
  const right = callbackSignature(['token', '1', '2']);
  for (const wrong of ['', right.slice(1), `${right}0`, right.toUpperCase(), right.replace(/^./, '十')])
    expect(isCallbackSignature(wrong, ['token', '1', '2'])).toBe(false);
  expect(isCallbackSignature(right, ['2', 'token', '1'])).toBe(true);
});
