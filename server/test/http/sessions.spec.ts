import { createHmac } from 'node:crypto';
import type { MemberSession, StaffSession } from '@jieti/shared/api/auth';
import type { ErrorBody } from '@jieti/shared/api/errors';
import { StaffService } from '../../src/staff/staff.service.js';
import { testConfig } from '../setup/world.js';
import { HttpShop } from './http-shop.js';

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const sign = (
  claims: object,
  header: object = { alg: 'HS256', typ: 'JWT' },
  secret: string = testConfig.secrets.session,
) => {
  const text = `${base64(header)}.${base64(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
};

describe('sessions', () => {
  let shop: HttpShop;
  let ownerId: number;

  beforeAll(async () => {
    shop = await HttpShop.open();
    await shop.staff('owner');
    ownerId = (await shop.query<{ id: number }>('SELECT id FROM staff'))[0]!.id;
  });
  afterAll(() => shop.close());

  it('are good for what they were signed for', async () => {
    const now = Math.floor(shop.clock.now() / 1000);
    const good = { sub: String(ownerId), aud: 'staff', iat: now, exp: now + 60 };
    expect((await shop.get('/api/auth/me', sign(good))).status).toBe(200);
  });

  it('are refused when forged, stripped, expired or meant for somebody else', async () => {
    const now = Math.floor(shop.clock.now() / 1000);
    const good = { sub: String(ownerId), aud: 'staff', iat: now, exp: now + 60 };
    const forged: Readonly<Record<string, string>> = {
      'no signature': sign(good).split('.').slice(0, 2).join('.') + '.',
      'alg none': `${base64({ alg: 'none' })}.${base64(good)}.`,
      'alg none, signed': sign(good, { alg: 'none' }),
      'alg HS512': sign(good, { alg: 'HS512' }),
      'alg RS256': sign(good, { alg: 'RS256' }),
      'another secret': sign(good, undefined, 'another-secret-of-somebody-else-01234'),
      'empty secret': sign(good, undefined, ''),
      expired: sign({ ...good, exp: now - 1 }),
      'without an end': sign({ sub: good.sub, aud: 'staff', iat: now }),
      'not yet': sign({ ...good, nbf: now + 60 }),
      'another audience': sign({ ...good, aud: 'admin' }),
      'no audience': sign({ sub: good.sub, iat: now, exp: now + 60 }),
      nobody: sign({ ...good, sub: '' }),
      'a name for a number': sign({ ...good, sub: 'owner' }),
      'an unknown number': sign({ ...good, sub: '999999' }),
      'a changed body': sign({ ...good, sub: '2' }).replace(/\.[^.]+\./, `.${base64(good)}.`),
      garbage: 'a.b.c',
      'one word': 'token',
    };
    for (const [name, token] of Object.entries(forged)) {
      const answer = await shop.get('/api/auth/me', token);
      expect([name, answer.status, answer.json<ErrorBody>().code]).toEqual([name, 401, 'not_signed_in']);
    }
  });

  it("of members and of staff do not open each other's doors", async () => {
    const { token } = (await shop.post('/api/auth/join', { code: 'wx-a', noticeVersion: 1 })).json<MemberSession>();
    expect((await shop.get('/api/auth/me', token)).status).toBe(403);
    expect((await shop.get('/api/me/home', await shop.staff('owner'))).status).toBe(403);
  });

  it('end at once when the account is disabled', async () => {
    const token = await shop.staff('clerk', 'leaving');
    expect((await shop.get('/api/auth/me', token)).status).toBe(200);
    await shop.app.get(StaffService, { strict: false }).setActive('leaving', false);
    expect((await shop.get('/api/auth/me', token)).status).toBe(401);
    expect((await shop.post('/api/auth/staff-login', { username: 'leaving', password: 'jieti-demo' })).status).toBe(
      401,
    );
  });
});

describe('signing in', () => {
  let shop: HttpShop;

  beforeAll(async () => {
    shop = await HttpShop.open();
    await shop.staff('owner');
    await shop.staff('operator');
  });
  afterAll(() => shop.close());

  it('lets staff in by name and password, and says who they are', async () => {
    const answer = await shop.post('/api/auth/staff-login', { username: 'owner', password: 'jieti-demo' });
    const session = answer.json<StaffSession>();
    expect(session.staff).toMatchObject({ username: 'owner', role: 'owner', shopName: '山野咖啡', store: null });
    expect((await shop.get('/api/auth/me', session.token)).json()).toEqual(session.staff);
  });

  it('does not tell an unknown account from a wrong password', async () => {
    const wrong = await shop.post('/api/auth/staff-login', { username: 'owner', password: 'x' });
    const unknown = await shop.post('/api/auth/staff-login', { username: 'nobody', password: 'x' });
    expect([wrong.status, wrong.json<ErrorBody>().code]).toEqual([401, 'credentials_wrong']);
    expect([unknown.status, unknown.json<ErrorBody>().code]).toEqual([401, 'credentials_wrong']);
  });

  it('locks an account that is being guessed, and opens it again later', async () => {
    const guess = () => shop.post('/api/auth/staff-login', { username: 'operator', password: 'guess' });
    for (let i = 0; i < 8; i += 1) expect((await guess()).status).toBe(401);
    const right = { username: 'operator', password: 'jieti-demo' };
    expect((await shop.post('/api/auth/staff-login', right)).status).toBe(429);
    shop.clock.advance(15 * 60_000);
    expect((await shop.post('/api/auth/staff-login', right)).status).toBe(200);
  });

  it('makes one member of a new phone, however many requests come at once', async () => {
    const logins = await Promise.all(
      Array.from({ length: 12 }, () => shop.post('/api/auth/join', { code: 'wx-1', noticeVersion: 1 })),
    );
    const sessions = logins.map((login) => login.json<MemberSession>());
    expect(new Set(sessions.map((s) => s.memberId)).size).toBe(1);
    expect(sessions.filter((s) => s.isNew)).toHaveLength(1);
    const home = await shop.get('/api/me/home', sessions[0]!.token);
    expect(home.json()).toMatchObject({ tier: { key: 'plain', name: '普卡' }, headline: { value: 0 } });
    expect(await shop.query('SELECT id FROM member')).toHaveLength(1);
  });

  it('knows a member again by the unionid, and by the openid it came with', async () => {
    const first = (await shop.post('/api/auth/join', { code: 'wx-2', noticeVersion: 1 })).json<MemberSession>();
    const withUnion = (await shop.post('/api/auth/join', { code: 'wx-2+u-2', noticeVersion: 1 })).json<MemberSession>();
    const otherApp = (await shop.post('/api/auth/join', { code: 'wx-3+u-2', noticeVersion: 1 })).json<MemberSession>();
    const again = (await shop.post('/api/auth/join', { code: 'wx-3', noticeVersion: 1 })).json<MemberSession>();
    expect([withUnion, otherApp, again].map((s) => [s.memberId, s.isNew])).toEqual(
      [withUnion, otherApp, again].map(() => [first.memberId, false]),
    );
  });

  it('refuses a code WeChat does not know', async () => {
    for (const answer of [
      await shop.post('/api/auth/wechat-login', { code: 'bad' }),
      await shop.post('/api/auth/join', { code: 'bad', noticeVersion: 1 }),
    ])
      expect([answer.status, answer.json<ErrorBody>().code]).toEqual([401, 'login_code_invalid']);
  });

  it('never writes the openid or the password into the log', () => {
    const log = shop.log.join('\n');
    expect(log).toContain('joined');
    expect(log).not.toMatch(/wx-1|jieti-demo/);
  });
});
