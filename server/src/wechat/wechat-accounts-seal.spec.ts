import { SealBroken, WechatAccountsSeal } from './wechat-accounts-seal.js';

const of = (secret: string) => new WechatAccountsSeal({ secrets: { personalData: secret.padEnd(32, '.') } });
const place = 'miniProgram.appSecret';

test('a secret comes back, looks different each time, and names its key', () => {
  const seal = of('a');
  const sealed = seal.seal(place, '密钥 0123456789abcdef');
  expect(seal.open(place, sealed)).toBe('密钥 0123456789abcdef');
  expect(seal.seal(place, '密钥 0123456789abcdef')).not.toBe(sealed);
  expect(sealed).toMatch(/^s1\.[0-9a-f]{8}\.[A-Za-z0-9+/=]+$/);
  expect(Buffer.from(sealed.split('.')[2]!, 'base64').toString('latin1')).not.toContain('0123456789');
});

test('another secret of the installation is told apart from a changed text', () => {
  const sealed = of('a').seal(place, 'secret');
  expect(() => of('b').open(place, sealed)).toThrow(/另一个 PERSONAL_DATA_SECRET/);
  expect([of('a').isOurs(sealed), of('b').isOurs(sealed)]).toEqual([true, false]);
});

test('every changed bit is noticed', () => {
  const seal = of('a');
  const [form, key, text] = seal.seal(place, 'secret').split('.') as [string, string, string];
  const bytes = Buffer.from(text, 'base64');
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    expect(() => seal.open(place, [form, key, changed.toString('base64')].join('.'))).toThrow(SealBroken);
  }
  expect(() => seal.open(place, [form, key, ''].join('.'))).toThrow(SealBroken);
  expect(() => seal.open(place, 'not sealed at all')).toThrow(/不是本程序加密/);
});

test('a sealed secret put in another place does not open', () => {
  const seal = of('a');
  expect(() => seal.open('officialAccount.appSecret', seal.seal(place, 'secret'))).toThrow(/被改动/);
});
