import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { Refusal } from '../../src/http/refusal.js';
import { PerkUsesRepository } from '../../src/perks/perk-uses.repository.js';
import { PerksQueries } from '../../src/perks/perks.queries.js';
import { aMember, aWorld, testConfig, type World } from '../setup/world.js';

const limited = { key: 'drink', kind: 'service', title: '免费小杯', note: '', monthlyLimit: 3 } as const;
const tiers: ProgrammeVersion['tiers'] = growthCard.tiers.map((tier, rank) =>
  rank === 0 ? { ...tier, perks: [...tier.perks, limited] } : tier,
);

let world: World;
let uses: PerkUsesRepository;

beforeAll(async () => {
  world = await aWorld({ tiers });
  uses = new PerkUsesRepository(world.database.dialect, world.programmes, testConfig);
});
afterAll(() => world.drop());

const request = (memberId: number, idemKey: string, perkKey = 'drink') => ({
  ...{ memberId, perkKey, idemKey, tier: 'plain', storeId: 'anfu', staff: 'clerk', device: 'till-1' },
  now: world.clock.now(),
});
const use = (memberId: number, idemKey: string, perkKey?: string) =>
  world.transactions.run((tx) => uses.use(tx, request(memberId, idemKey, perkKey)));
const outcomeOf = (work: Promise<string>) =>
  work.catch((error: unknown) => (error instanceof Refusal ? error.code : String(error)));
const left = async (memberId: number) =>
  (await new PerksQueries(world.reader, testConfig).leftThisMonth(memberId, [limited], world.clock.now())).get('drink');
const count = async (memberId: number) =>
  Number(
    (await world.reader.query<{ n: number }>('SELECT COUNT(*) AS n FROM perk_use WHERE member_id = ?', [memberId]))[0]
      ?.n,
  );

test('thirty-two uses at once stop exactly at the limit of the month (D193)', async () => {
  const id = await aMember(world, 'many');
  const outcomes = await Promise.all(Array.from({ length: 32 }, (_, i) => outcomeOf(use(id, `many-${i}`))));
  expect(outcomes.filter((one) => one === 'used')).toHaveLength(3);
  expect(outcomes.filter((one) => one === 'perk_used_up')).toHaveLength(29);
  expect([await count(id), await left(id)]).toEqual([3, 0]);
});

test('thirty-two repeats of one use are one use', async () => {
  const id = await aMember(world, 'repeats');
  const outcomes = await Promise.all(Array.from({ length: 32 }, () => outcomeOf(use(id, 'the-same'))));
  expect(outcomes.filter((one) => one === 'used')).toHaveLength(1);
  expect(outcomes.filter((one) => one === 'repeated')).toHaveLength(31);
  expect([await count(id), await left(id)]).toEqual([1, 2]);
});

test('the key of one use does not stand for another', async () => {
  const id = await aMember(world, 'conflict');
  await use(id, 'conflict');
  expect(await outcomeOf(use(id, 'conflict', 'birthday'))).toBe('idempotency_conflict');
});

test('a use that was undone may be made again, and undoing twice gives nothing twice', async () => {
  const id = await aMember(world, 'undone');
  for (const key of ['u1', 'u2', 'u3']) await use(id, key);
  const undo = () => world.transactions.run((tx) => uses.undo(tx, { idemKey: 'u2', now: world.clock.now() }));
  expect([await undo(), await undo()]).toEqual([true, false]);
  expect(await left(id)).toBe(1);
  expect(await outcomeOf(use(id, 'u4'))).toBe('used');
  expect(await outcomeOf(use(id, 'u5'))).toBe('perk_used_up');
});

test('the month ends at midnight of the shop (D193)', async () => {
  const id = await aMember(world, 'month');
  const before = world.clock.now();
  world.clock.set(Date.parse('2026-11-30T23:59:59.999+08:00'));
  for (const key of ['m1', 'm2', 'm3']) await use(id, key);
  expect(await left(id)).toBe(0);
  world.clock.set(Date.parse('2026-12-01T00:00:00+08:00'));
  expect(await left(id)).toBe(3);
  world.clock.set(before);
});

test('a perk of another tier cannot be used, one without a limit is recorded without end', async () => {
  const id = await aMember(world, 'other');
  expect(await outcomeOf(use(id, 'o1', 'beans'))).toBe('perk_unknown');
  for (let i = 0; i < 5; i += 1) expect(await outcomeOf(use(id, `b${i}`, 'birthday'))).toBe('used');
  expect(await outcomeOf(use(9_999_999, 'nobody'))).toBe('member_unknown');
});
