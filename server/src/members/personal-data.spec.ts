import { PersonalData } from './personal-data.js';

const of = (secret: string) => new PersonalData({ secrets: { personalData: secret.padEnd(32, '.') } });

test('what is encrypted comes back, and looks different each time', () => {
  const data = of('a');
  const sealed = data.encrypt('13812345678');
  expect(data.decrypt(sealed)).toBe('13812345678');
  expect(data.encrypt('13812345678')).not.toBe(sealed);
  expect(sealed).not.toContain('138');
});

test('a changed bit and another secret are noticed', () => {
  const sealed = Buffer.from(of('a').encrypt('13812345678'), 'base64');
  expect(() => of('b').decrypt(sealed.toString('base64'))).toThrow();
  sealed[sealed.length - 1]! ^= 1;
  expect(() => of('a').decrypt(sealed.toString('base64'))).toThrow();
});

test('a number is found however it is written, and only under the same secret', () => {
  expect(of('a').phoneHash('+86 138-1234-5678')).toBe(of('a').phoneHash('13812345678'));
  expect(of('a').phoneHash('13812345678')).not.toBe(of('b').phoneHash('13812345678'));
  expect(of('a').phoneHash('13812345678')).not.toBe(of('a').phoneHash('13812345679'));
});
