import fc from 'fast-check';
import { availablePoints, pendingPoints, pointsBalance } from '@jieti/shared/rules/points/available-points';
import { expirePoints } from '@jieti/shared/rules/points/expire-points';
import { upcomingExpiries } from '@jieti/shared/rules/points/upcoming-expiries';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { NaivePoints, type PointsSight } from '../../../shared/test/naive-points.js';
import { pointsScriptArbitrary, type PointsScript, type PointsStep } from '../../../shared/test/points-script.js';
import { Refusal } from '../../src/http/refusal.js';
import { aMember, aWorld, type World } from '../setup/world.js';
import { giveBack, publishPoints, record, spend } from './points-world.js';

/** Scripts to run; 5,000 were run by hand on SQLite. */
const RUNS = Number(process.env['POINTS_SCRIPTS'] ?? 60);
const worlds = new Map<number, World>();

beforeAll(async () => {
  for (const percent of [100, 150]) worlds.set(percent, await aWorld({ tiers: evenTiers(percent) }));
});
afterAll(async () => {
  for (const world of worlds.values()) await world.drop();
});

/** Every tier multiplies alike, so that it does not matter who stands where. */
function evenTiers(percent: number) {
  const perk = { key: 'x', kind: 'pointsMultiplier', title: '积分倍数', note: '', multiplierPercent: percent } as const;
  return growthCard.tiers.map((tier) => ({ ...tier, gifts: [], perks: percent === 100 ? [] : [perk] }));
}

test(
  'the database does with points what a box of single coins does (P-22, D100–D109)',
  async () => {
    let number = 0;
    await fc.assert(
      fc.asyncProperty(pointsScriptArbitrary, async (script) => {
        number += 1;
        await play(worlds.get(script.multiplierPercent)!, named(script, `s${number}`));
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  },
  RUNS * 2000 + 30_000,
);

/** Counters of budgets are everybody's and keys are for ever: each script has its own. */
function named(script: PointsScript, name: string): PointsScript & { readonly name: string } {
  const earning = script.rules.earning.map((rule) => ({ ...rule, key: `${rule.key}-${name}` }));
  return { ...script, name, rules: { ...script.rules, earning } };
}

async function play(world: World, script: PointsScript & { readonly name: string }): Promise<void> {
  const model = new NaivePoints(script);
  world.clock.set(script.rules.effectiveFrom);
  await publishPoints(world, script.rules);
  const members = [await aMember(world, `${script.name}-0`), await aMember(world, `${script.name}-1`)] as const;
  for (const step of script.steps) {
    world.clock.set(step.at);
    const done = await take(world, { step, members, name: script.name });
    expect({ step, done }).toEqual({ step, done: model.take(step) });
    for (const who of [0, 1] as const) {
      expect({ step, ...(await sight(world, members[who], step.at)) }).toEqual({ step, ...model.sight(who, step.at) });
    }
  }
}

interface Played {
  readonly step: PointsStep;
  readonly members: readonly [number, number];
  readonly name: string;
}

/** Everything is told twice: the second time moves nothing. False when points were short. */
async function take(world: World, played: Played): Promise<boolean> {
  const done = await once(world, played);
  if (done) await once(world, played);
  return done;
}

async function once(world: World, { step, members, name }: Played): Promise<boolean> {
  if (step.kind === 'wait') return true;
  const id = members[step.member];
  switch (step.kind) {
    case 'purchase':
    case 'engagement':
      await record(world, id, { ...step.fact, externalId: `${name}-${step.fact.externalId}` });
      return true;
    case 'refund': {
      const order = { ...step.fact.order, externalId: `${name}-${step.fact.order.externalId}` };
      await record(world, id, { ...step.fact, externalId: `${name}-${step.fact.externalId}`, order });
      return true;
    }
    case 'spend':
      return spentUnlessShort(spend(world, id, step.points, `${name}-${step.id}`));
    case 'giveBack': {
      const back = { sale: `${name}-${step.spending}`, by: `${name}-${step.by}` };
      await giveBack(world, id, { ...back, fen: step.givenBackFen, ofFen: step.ofFen });
      return true;
    }
    case 'adjust':
    case 'transfer':
      await byHand(world, { step, members, name });
      return true;
    default:
      return step satisfies never;
  }
}

async function byHand(
  world: World,
  { step, members, name }: Played & { readonly step: Extract<PointsStep, { kind: 'adjust' | 'transfer' }> },
): Promise<void> {
  const id = members[step.member];
  const key = `${name}-${step.id}`;
  const now = world.clock.now();
  await world.transactions.run(async (tx) => {
    await world.ledger.lock(tx, members);
    if (step.kind === 'adjust') {
      const cause = { biz: 'console', id: key, line: '' } as const;
      await world.points.adjust(tx, { memberId: id, delta: step.delta, cause, title: '调整', now });
      return;
    }
    const toId = members[step.member === 0 ? 1 : 0];
    if ((await world.transfers.findMade(tx, { key, fromId: id, toId })) !== null) return;
    await nothingToMove(world.transfers.transfer(tx, { fromId: id, toId, key, note: '合并', actor: 'test', now }));
  });
}

async function spentUnlessShort(spending: Promise<unknown>): Promise<boolean> {
  try {
    await spending;
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'points_short') return false;
    throw error;
  }
}

async function nothingToMove(transfer: Promise<unknown>): Promise<void> {
  try {
    await transfer;
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'points_none')) throw error;
  }
}

/** As the model says it: what has ended and is not entered yet counts as entered. */
async function sight(world: World, id: number, now: number): Promise<PointsSight> {
  const account = await world.pointsOf.account(id);
  const [row] = await world.reader.query<{ total: number | null }>(
    'SELECT SUM(delta) AS total FROM point_entry WHERE member_id = ?',
    [id],
  );
  const ended = expirePoints(account, now).expired.reduce((sum, part) => sum + part.points, 0);
  return {
    balance: pointsBalance(account, now),
    available: availablePoints(account, now),
    pending: pendingPoints(account, now),
    debt: account.debt,
    entered: Number(row?.total ?? 0) - ended,
    expiring: upcomingExpiries(account, now, 'Asia/Shanghai'),
  };
}
