import type { MemberSession } from '@jieti/shared/api/auth';
import { HttpShop } from '../http/http-shop.js';

let shop: HttpShop;

beforeEach(async () => {
  shop = await HttpShop.open();
});
afterEach(() => shop.close());

const loginAll = (codes: readonly string[]) =>
  Promise.all(
    codes.map(async (code) => (await shop.post('/api/auth/join', { code, noticeVersion: 1 })).json<MemberSession>()),
  );
const times = (count: number, code: (n: number) => string) => Array.from({ length: count }, (_, n) => code(n));
const members = async () => (await shop.query('SELECT id FROM member')).length;

test('64 simultaneous logins of one new openid make one member, and one of them hears that it is new', async () => {
  const sessions = await loginAll(times(64, () => 'o-new'));
  expect(new Set(sessions.map((session) => session.memberId)).size).toBe(1);
  expect(sessions.filter((session) => session.isNew)).toHaveLength(1);
  expect(await members()).toBe(1);
});

test('64 simultaneous logins of one person in two apps of the shop make one member', async () => {
  const sessions = await loginAll(times(64, (n) => (n % 2 === 0 ? 'o-first+u-same' : 'o-second+u-same')));
  expect(new Set(sessions.map((session) => session.memberId)).size).toBe(1);
  expect(await members()).toBe(1);
});

test('who comes without a unionid today and with one tomorrow is the same member, 64 times at once on both days', async () => {
  const today = await loginAll(times(64, () => 'o-lin'));
  shop.clock.advance(86_400_000);
  const tomorrow = await loginAll(times(64, () => 'o-lin+u-lin'));
  const otherApp = await loginAll(times(64, () => 'o-elsewhere+u-lin'));
  expect(new Set([...today, ...tomorrow, ...otherApp].map((session) => session.memberId)).size).toBe(1);
  expect(await members()).toBe(1);
});

test('64 logins of one new openid, half of them with its unionid, make one member', async () => {
  const sessions = await loginAll(times(64, (n) => (n % 2 === 0 ? 'o-half' : 'o-half+u-half')));
  expect(new Set(sessions.map((session) => session.memberId)).size).toBe(1);
  expect(await members()).toBe(1);
});

test('64 new people at once are 64 members', async () => {
  const sessions = await loginAll(times(64, (n) => `o-${n}+u-${n}`));
  expect(new Set(sessions.map((session) => session.memberId)).size).toBe(64);
  expect(await members()).toBe(64);
});
