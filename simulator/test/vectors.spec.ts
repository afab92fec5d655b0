import { createPublicKey, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { seal, unseal } from '../src/crypto/aead.js';
import { messageSignature, sealMessage } from '../src/crypto/message-crypto.js';
import { rawDataSignature, sealOpenData, sessionSignature } from '../src/crypto/open-data.js';
import { signText, signedLines, verifyText } from '../src/crypto/rsa.js';

// The vectors belong to the design, beside the repository; a checkout without them says so and checks nothing here.
const file = new URL('../../../shared/reference/wechat/wechatpay-v3.json', import.meta.url);
const present = existsSync(file);
const read = () => JSON.parse(readFileSync(file, 'utf8'));

if (!present) {
  it('has no foreign vectors in this checkout, so the crypto is not compared with them', () => {
    process.stderr.write(`Foreign vectors not found: ${file.pathname}\n`);
    expect(existsSync(file)).toBe(false);
  });
} else {
  const { keys, vectors } = read();

  it.each<Record<string, string>>(vectors.aead)(
    'opens and reproduces the sealed text $id',
    ({ key = '', nonce = '', associated_data = '', ciphertext = '', plaintext = '' }) => {
      expect(unseal(key, { nonce, associated_data, ciphertext })).toBe(plaintext);
      expect(seal({ key, nonce, associatedData: associated_data, plaintext }).ciphertext).toBe(ciphertext);
      expect(() => unseal(key, { nonce, associated_data: 'bad', ciphertext })).toThrow();
    },
  );

  it('opens a downloaded platform certificate', () => {
    const [sample] = vectors.certificates;
    const [entry] = sample.response.data;
    const pem = unseal(sample.apiv3_key, entry.encrypt_certificate);
    expect(pem.trim()).toBe(sample.plaintext.trim());
    expect(new X509Certificate(pem).serialNumber).toBe(entry.serial_no);
  });

  it('reproduces the official paySign byte for byte', () => {
    const [sample] = vectors.paysign;
    const pem = keys.official.private_key.replaceAll('TESTING KEY', 'PRIVATE KEY');
    const [appId, timeStamp, nonceStr, packageText] = sample.message.trim().split('\n');
    const message = signedLines(appId, timeStamp, nonceStr, packageText);
    expect(message).toBe(sample.message);
    expect(signText(message, pem)).toBe(sample.signature);
    expect(verifyText(message, sample.signature, keys.official.public_key)).toBe(true);
    expect(verifyText(`${message} `, sample.signature, keys.official.public_key)).toBe(false);
    expect(createPublicKey(pem).export({ type: 'spki', format: 'pem' })).toBe(keys.official.public_key);
  });

  it('verifies a foreign signature with a certificate', () => {
    const [sample] = vectors.rsa_sign;
    expect(verifyText(sample.message, sample.signature, keys.skit.certificate)).toBe(true);
  });
}

const pushed = new URL('../../../shared/reference/wechat/callback-crypto.json', import.meta.url);
const wecom = new URL('../../../shared/reference/wechat/wecom-callback-crypto.json', import.meta.url);

if (present) {
  const { vectors: messages } = JSON.parse(readFileSync(pushed, 'utf8'));
  const { vectors: work } = JSON.parse(readFileSync(wecom, 'utf8'));
  const all: readonly Record<string, string>[] = [...messages, ...work];
  const sealed = all.filter((vector) => vector['random'] && vector['Encrypt'] && vector['plaintext']);
  const signed = all.filter((vector) => vector['token'] && vector['timestamp'] && vector['signature']);
  const signedSealed = all.filter((vector) => vector['msg_signature'] && vector['Encrypt']);

  it('finds vectors of every kind', () => {
    expect(sealed.length).toBeGreaterThanOrEqual(4);
    expect(signed.length).toBeGreaterThanOrEqual(3);
    expect(signedSealed.length).toBeGreaterThanOrEqual(3);
  });

  it.each(sealed)('reproduces the encrypted message $id', (vector) => {
    const { encodingAESKey = '', random = '', plaintext = '' } = vector;
    const receiveId = vector['appid'] ?? vector['receiveid'] ?? vector['corpid'] ?? '';
    expect(
      sealMessage({ encodingAesKey: encodingAESKey, random: Buffer.from(random), text: plaintext, receiveId }),
    ).toBe(vector['Encrypt']);
  });

  it.each(signed)('reproduces the signature $id', ({ token = '', timestamp = '', nonce = '', signature }) => {
    expect(messageSignature(token, timestamp, nonce)).toBe(signature);
  });

  it.each(signedSealed)('reproduces the signature over the encrypted message $id', (vector) => {
    const { token = '', timestamp = '', nonce = '', Encrypt = '' } = vector;
    expect(messageSignature(token, timestamp, nonce, Encrypt)).toBe(vector['msg_signature']);
  });
}

if (present) {
  const openData = new URL('../../../shared/reference/wechat/miniprogram-open-data.json', import.meta.url);
  const { vectors }: { vectors: readonly Record<string, string>[] } = JSON.parse(readFileSync(openData, 'utf8'));
  const ofKind = (kind: string) => vectors.filter((vector) => vector['kind'] === kind);

  it.each(ofKind('aes-128-cbc'))('reproduces the sealed open data $id', (vector) => {
    const { session_key = '', iv = '', plaintext = '' } = vector;
    expect(sealOpenData(session_key, Buffer.from(iv, 'base64'), plaintext)).toBe(vector['encryptedData']);
  });

  it.each(ofKind('sha1'))(
    'reproduces the signature of open data $id',
    ({ session_key = '', rawData = '', signature }) => {
      expect(rawDataSignature(session_key, rawData)).toBe(signature);
    },
  );

  it.each(ofKind('hmac-sha256'))('reproduces the signature of a session $id', (vector) => {
    expect(sessionSignature(vector['session_key'] ?? '', vector['post_data'] ?? '')).toBe(vector['signature']);
  });
}
