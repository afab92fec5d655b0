import fc from 'fast-check';
import type { Fact } from '@jieti/shared/model/fact';
import { foldTier } from '@jieti/shared/rules/tier/fold';
import type { FactInput } from '../../src/facts/fact-input.js';
import { transitionColumns, transitionOfRow, type TransitionRow } from '../../src/ledger/transition-row.js';
import { aWorld, type World } from '../setup/world.js';

let world: World;

beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.drop());

const DAY = 86_400_000;
const START = Date.UTC(2023, 0, 1);

interface Life {
  readonly orders: readonly { readonly day: number; readonly yuan: number; readonly refundAfter: number | null }[];
  readonly checkins: readonly number[];
}

const lives: fc.Arbitrary<Life> = fc.record({
  orders: fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 1300 }),
      yuan: fc.integer({ min: 1, max: 900 }),
      refundAfter: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 3 }),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  checkins: fc.array(fc.integer({ min: 0, max: 1300 }), { maxLength: 5 }),
});

function factsOf(customer: string, life: Life): FactInput[] {
  const facts = life.orders.flatMap(({ day, yuan, refundAfter }, i): FactInput[] => {
    const at = START + day * DAY + i * 1000;
    const key = { source: 'import:life', externalId: `${customer}-${i}` };
    const base = { storeId: null, amountFen: yuan * 100 };
    const order: FactInput = { kind: 'purchase', ...key, ...base, occurredAt: at, categories: [] };
    if (refundAfter === null) return [order];
    const refundKey = { source: 'import:life', externalId: `${customer}-${i}r` };
    const refunded = { kind: 'refund', ...refundKey, ...base, occurredAt: at + refundAfter * DAY, order: key } as const;
    return [order, refunded];
  });
  const checkins = life.checkins.map((day, i): FactInput => {
    const key = { source: 'app', externalId: `${customer}-c${i}` };
    return { kind: 'engagement', ...key, occurredAt: START + day * DAY + i, storeId: null, activity: 'checkin' };
  });
  return [...facts, ...checkins].map((fact) => ({ ...fact, occurredAt: Math.min(fact.occurredAt, world.clock.now()) }));
}

async function storedOf(memberId: number) {
  const rows = await world.reader.query<TransitionRow>(
    `SELECT id, ${transitionColumns.join(', ')} FROM tier_history WHERE member_id = ? AND superseded_at IS NULL ORDER BY at, id`,
    [memberId],
  );
  const [member] = await world.reader.query<{ tier: string; growth: number; tier_until: number | null }>(
    'SELECT tier, growth, tier_until FROM member WHERE id = ?',
    [memberId],
  );
  return { history: rows.map(transitionOfRow).map(({ rowId: _, ...transition }) => transition), member: member! };
}

let run = 0;

test('facts that arrive shuffled, doubled and late, alone or in batches, end as if told in order', async () => {
  await fc.assert(
    fc.asyncProperty(lives, fc.infiniteStream(fc.nat()), fc.integer({ min: 1, max: 7 }), async (life, dice, size) => {
      const customer = `life${(run += 1)}`;
      const facts = factsOf(customer, life);
      const roll = () => dice.next().value ?? 0;
      const arrivals = [...facts, ...facts.slice(0, roll() % (facts.length + 1))]
        .map((fact) => ({ fact, order: roll() }))
        .sort((a, b) => a.order - b.order)
        .map(({ fact }) => ({ member: { kind: 'customer', value: customer } as const, fact, mayPrecedeOrder: true }));
      for (let at = 0; at < arrivals.length; at += size) {
        const batch = arrivals.slice(at, at + size);
        const outcomes = await world.service.record(batch, { createMembers: true });
        expect(outcomes.filter((o) => o.kind === 'refused')).toEqual([]);
      }
      const id = (await world.transactions.run((tx) => world.members.resolve(tx, [arrivals[0]!.member])))
        .values()
        .next().value!;
      const now = world.clock.now();
      const asTold = facts.map((fact): Fact => ({ ...fact, recordedAt: now }));
      const versions = await world.programmes.versions();
      const expected = foldTier({ versions, registeredAt: now, facts: asTold, asOf: now });
      const stored = await storedOf(id);
      expect(stored.member.tier).toBe(expected.tier);
      expect(stored.member.tier_until).toBe(expected.until);
      expect(stored.history).toEqual(expected.history);
    }),
    { numRuns: 40 },
  );
  expect(await world.verify.verify()).toMatchObject({ differences: 0, samples: [] });
});
