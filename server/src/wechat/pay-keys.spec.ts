import { createCipheriv } from 'node:crypto';
import { TestClock } from '../../test/setup/test-clock.js';
import { json, startFakeServer, type FakeServer } from '../../test/wechat/fake-server.js';
import { payPieces } from '../../test/wechat/pay-door.js';
import { platformHeaders, sealed } from '../../test/wechat/platform-seal.js';
import { merchantKeys, platformKeys, publicKeyId, wechatSettings } from '../../test/wechat/wechat-settings.js';

/** A public key stands in for the certificate: the client takes the key out of either. */
const SERIAL = '5DEA10EF55877E3CF6C33255C2E7DEFFF7E427EC';

let server: FakeServer;
let clock: TestClock;
let pieces: ReturnType<typeof payPieces>;
let reply: { readonly serial: string; readonly signer: string; readonly pem: string; readonly status: number };

beforeEach(async () => {
  clock = new TestClock();
  reply = { serial: SERIAL, signer: SERIAL, pem: platformKeys.publicKey, status: 200 };
  server = await startFakeServer((_, response) => {
    if (reply.status !== 200) return json(response, { code: 'RESOURCE_NOT_EXISTS' }, reply.status);
    const entry = { serial_no: reply.serial, encrypt_certificate: sealed(reply.pem, 'certificate') };
    const body = JSON.stringify({ data: [entry] });
    response.writeHead(200, { ...platformHeaders(body, clock.now(), reply.signer) }).end(body);
  });
  const settings = wechatSettings(server.base);
  const { pay } = settings.wechat;
  pieces = payPieces(clock, wechatSettings(server.base, { pay: pay && { ...pay, publicKey: null } }));
});

afterEach(async () => {
  await pieces.http.onApplicationShutdown();
  await server.close();
});

const verify = (serial = SERIAL) =>
  pieces.verifier.verify({ ...platformHeaders('body', clock.now(), serial) }, Buffer.from('body'));

test('an unknown certificate is fetched once, however many ask, and kept', async () => {
  const verdicts = await Promise.all(Array.from({ length: 20 }, () => verify()));
  expect(new Set(verdicts)).toEqual(new Set(['genuine']));
  clock.advance(3_600_000);
  expect(await verify()).toBe('genuine');
  expect(server.seen).toHaveLength(1);
});

test('serials nobody knows cost one fetch a minute', async () => {
  for (let i = 0; i < 30; i += 1) expect(await verify(`${i}`.padStart(40, 'A'))).toBe('unknownKey');
  expect(server.seen).toHaveLength(1);
  clock.advance(61_000);
  expect(await verify('B'.repeat(40))).toBe('unknownKey');
  expect(server.seen).toHaveLength(2);
});

test('certificates are fetched again after twelve hours', async () => {
  await verify();
  clock.advance(12 * 3_600_000 + 1);
  expect(await verify()).toBe('genuine');
  expect(server.seen).toHaveLength(2);
});

test.each([
  ['is signed by somebody else', { pem: merchantKeys.publicKey }],
  ['is signed with a key it does not bring', { signer: 'C'.repeat(40) }],
  ['is refused, as for a new merchant', { status: 404 }],
])('a list of certificates that %s is not believed', async (_, change) => {
  reply = { ...reply, ...change };
  expect(await verify()).toBe('unknownKey');
});

test('a list sealed with another key is not believed', async () => {
  const cipher = createCipheriv('aes-256-gcm', 'f'.repeat(32), '0'.repeat(12));
  const ciphertext = Buffer.concat([cipher.update(platformKeys.publicKey), cipher.final(), cipher.getAuthTag()]);
  await server.close();
  server = await startFakeServer((_, response) => {
    const certificate = { ciphertext: ciphertext.toString('base64'), nonce: '0'.repeat(12), associated_data: '' };
    const body = JSON.stringify({ data: [{ serial_no: SERIAL, encrypt_certificate: certificate }] });
    response.writeHead(200, { ...platformHeaders(body, clock.now(), SERIAL) }).end(body);
  });
  const { pay } = wechatSettings(server.base).wechat;
  const own = payPieces(clock, wechatSettings(server.base, { pay: pay && { ...pay, publicKey: null } }));
  const verdict = await own.verifier.verify({ ...platformHeaders('body', clock.now(), SERIAL) }, Buffer.from('body'));
  await own.http.onApplicationShutdown();
  expect(verdict).toBe('unknownKey');
});

test('the public key is used without asking anybody, and only under its own name', async () => {
  const withKey = payPieces(clock, wechatSettings(server.base));
  const check = (serial: string) =>
    withKey.verifier.verify({ ...platformHeaders('body', clock.now(), serial) }, Buffer.from('body'));
  expect(await check(publicKeyId)).toBe('genuine');
  expect(await check('PUB_KEY_ID_0000000000000000000000000000000000')).toBe('unknownKey');
  expect(server.seen).toHaveLength(0);
});

test('while a merchant changes over, both kinds of signature are good', async () => {
  const both = payPieces(clock, wechatSettings(server.base));
  const check = (serial: string) =>
    both.verifier.verify({ ...platformHeaders('body', clock.now(), serial) }, Buffer.from('body'));
  expect([await check(publicKeyId), await check(SERIAL)]).toEqual(['genuine', 'genuine']);
  await both.http.onApplicationShutdown();
});
