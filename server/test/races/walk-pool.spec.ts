import { existsSync } from 'node:fs';
import type { WalkPool as BuiltPool } from '../../src/walk/walk-pool.js';
import { WalkExtentQueries } from '../../src/walk/walk-extent.queries.js';
import { WalkPool } from '../../src/walk/walk-pool.js';
import { aPurchase } from '../setup/facts.js';
import { aMember, aWorld, type World } from '../setup/world.js';

const built = new URL('../../dist/walk/walk-pool.js', import.meta.url);

let world: World;
beforeEach(async () => {
  world = await aWorld();
  for (const customer of ['a', 'b', 'c']) await aMember(world, customer);
  await world.service.record([{ member: { kind: 'customer', value: 'a' }, fact: aPurchase({ amountFen: 70_000 }) }], {
    createMembers: true,
    announce: false,
  });
  // Far apart, so that a walk has many ranges.
  await world.transactions.run((tx) => tx.execute('UPDATE member SET id = 90000 WHERE id = 3'));
  await world.transactions.run((tx) => tx.execute('UPDATE tier_history SET member_id = 90000 WHERE member_id = 3'));
});
afterEach(() => world.drop());

const verification = async () => ({
  name: 'differences' as const,
  params: {
    ladders: { membership: await world.programmes.versions(), others: [] },
    now: world.clock.now(),
    takesUpDue: false,
    sumsEntries: true,
  },
});

test('every member is met once, however far apart', async () => {
  const met: number[] = [];
  const pool = new WalkPool(new WalkExtentQueries(world.reader), world.database.location);
  const walk = { ...(await verification()), onPart: ({ members }: { members: number }) => void met.push(members) };
  expect(await pool.walk(walk)).toBe(3);
  expect([met.length, met.reduce((sum, members) => sum + members)]).toEqual([44, 3]);
});

test('a walk that is no longer wanted ends at once, with the reason', async () => {
  const pool = new WalkPool(new WalkExtentQueries(world.reader), world.database.location);
  const stop = new AbortController();
  let parts = 0;
  const walk = { ...(await verification()), signal: stop.signal, onPart: () => void (parts += 1) };
  const onProgress = () => stop.abort(new Error('nobody waits any more'));
  await expect(pool.walk({ ...walk, onProgress })).rejects.toThrow('nobody waits any more');
  expect(parts).toBeLessThan(5);
});

test('what goes wrong in a range ends the walk with its sentence', async () => {
  const pool = new WalkPool(new WalkExtentQueries(world.reader), world.database.location);
  await world.transactions.run((tx) => tx.execute("UPDATE fact SET detail = '{' WHERE kind = 'purchase'"));
  await world.transactions.run((tx) => tx.execute("UPDATE fact SET kind = 'engagement'"));
  await expect(pool.walk({ ...(await verification()), onPart: () => undefined })).rejects.toThrow('JSON');
});

test('only some are verified when only some are asked for', async () => {
  const { members } = await world.verify.verify({ sample: 1 });
  expect(members).toBeLessThanOrEqual(1);
  expect((await world.verify.verify({ sample: 50 })).members).toBe(3);
});

const inThreads = existsSync(built)
  ? test
  : () => process.stderr.write('walk-pool: the server is not built; no threads.\n');
inThreads('the built server walks in threads of their own, with the same answer', async () => {
  const { WalkPool: Pool } = (await import(built.href)) as { WalkPool: typeof BuiltPool };
  const pool = new Pool(new WalkExtentQueries(world.reader), { ...world.database.location, walkThreads: 3 });
  await world.transactions.run((tx) => tx.execute("UPDATE member SET tier = 'gold' WHERE id = 1"));
  const found: number[] = [];
  const walk = {
    ...(await verification()),
    onPart: (part: { part: { memberIds: readonly number[] } }) => void found.push(...part.part.memberIds),
  };
  expect(await pool.walk(walk)).toBe(3);
  expect(found).toEqual([1]);
});
