import { openDatabase } from '../../src/db/open-database.js';
import { LoginMissesRepository, MOST_MISSES } from '../../src/staff/login-misses.repository.js';
import { HttpShop } from '../http/http-shop.js';
import { openTestDatabase } from '../setup/test-database.js';

const QUARTER_MS = 15 * 60_000;

describe('wrong passwords of staff', () => {
  let shop: HttpShop;
  let owners = 0;

  beforeAll(async () => {
    shop = await HttpShop.open();
  });
  afterAll(() => shop.close());

  async function anOwner(): Promise<string> {
    const name = `owner-${(owners += 1)}`;
    await shop.staff('owner', name);
    return name;
  }
  /** Every test comes from an address of its own: calls of one are limited by the minute. */
  const login = async (username: string, password: string) => {
    const answer = await shop.app.inject({
      ...{ method: 'POST', url: '/api/auth/staff-login', remoteAddress: `10.0.0.${owners}` },
      ...{ headers: { 'content-type': 'application/json' }, payload: JSON.stringify({ username, password }) },
    });
    return answer.statusCode;
  };
  const times = <T>(count: number, ask: () => Promise<T>) => Promise.all(Array.from({ length: count }, ask));
  const tally = (statuses: readonly number[]) =>
    Object.fromEntries([...new Set(statuses)].sort().map((one) => [one, statuses.filter((s) => s === one).length]));

  it('50 at once get as many answers as 50 one after the other', async () => {
    const name = await anOwner();
    expect(tally(await times(50, () => login(name, 'not-the-password')))).toEqual({
      401: MOST_MISSES,
      429: 50 - MOST_MISSES,
    });
    expect(await login(name, 'jieti-demo')).toBe(429);
    shop.clock.advance(QUARTER_MS);
    expect(await login(name, 'jieti-demo')).toBe(200);
  });

  it('lock the name that was typed and no other, whether there is such an account or not', async () => {
    const [name, other] = [await anOwner(), await anOwner()];
    await times(MOST_MISSES, () => login('nobody-at-all', 'x'.repeat(20)));
    expect(await login('nobody-at-all', 'x'.repeat(20))).toBe(429);
    for (let i = 0; i < MOST_MISSES; i += 1) await login(name, 'not-the-password');
    expect([await login(name, 'jieti-demo'), await login(other, 'jieti-demo')]).toEqual([429, 200]);
  });

  it('are forgotten at a right one; nothing that was typed is stored', async () => {
    const name = await anOwner();
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < MOST_MISSES - 1; i += 1) expect(await login(name, 'not-the-password')).toBe(401);
      expect(await login(name, 'jieti-demo')).toBe(200);
    }
    await login('hunter2-my-password', 'wrong');
    expect(JSON.stringify(await shop.query('SELECT * FROM staff_login_miss'))).not.toContain('hunter2');
  });

  it('of a second person at the till count by themselves, as strictly at once', async () => {
    const name = await anOwner();
    await times(MOST_MISSES, () => login(name, 'not-the-password'));
    const misses = shop.app.get(LoginMissesRepository, { strict: false });
    const take = () => shop.run((tx) => misses.take(tx, 'secondPerson', name, shop.clock.now()));
    expect((await times(50, take)).filter(Boolean)).toHaveLength(MOST_MISSES);
  });
});

describe('several processes and a restart', () => {
  it('hold one limit together: 50 at once in two processes, and one more after both have ended', async () => {
    const first = await openTestDatabase();
    const misses = new LoginMissesRepository(first.dialect);
    const now = Date.UTC(2026, 5, 10);
    const second = await openDatabase(first.location);
    const tries = Array.from({ length: 50 }, (_, n) =>
      (n % 2 === 0 ? first : second).transactions.run((tx) => misses.take(tx, 'login', 'owner', now)),
    );
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(MOST_MISSES);
    await second.close();
    const again = await openDatabase(first.location);
    const late = (at: number) => again.transactions.run((tx) => misses.take(tx, 'login', 'owner', at));
    expect([await late(now + 60_000), await late(now + QUARTER_MS)]).toEqual([false, true]);
    await again.close();
    await first.drop();
  });
});
