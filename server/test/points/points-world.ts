import type { PointsRules } from '@jieti/shared/model/points';
import { pointsBalance } from '@jieti/shared/rules/points/available-points';
import type { FactInput } from '../../src/facts/fact-input.js';
import type { RecordOutcome } from '../../src/facts/record.js';
import { pointsRulesDraft } from '../setup/point-pieces.js';
import { aWorld, type World } from '../setup/world.js';

/** A shop with points rules in force. */
export async function aPointsWorld(change: Partial<PointsRules> = {}): Promise<World> {
  const world = await aWorld();
  await publishPoints(world, change);
  return world;
}

export async function publishPoints(world: World, change: Partial<PointsRules> = {}): Promise<number> {
  const version = await world.transactions.run((tx) =>
    world.pointsRulesRows.insert(tx, pointsRulesDraft(change), { by: 'test', note: '测试' }, world.clock.now()),
  );
  await world.pointsRules.refresh();
  return version;
}

export async function record(world: World, id: number, fact: FactInput): Promise<RecordOutcome> {
  return world.service.recordOne({ member: { kind: 'id', id }, fact, mayPrecedeOrder: true });
}

export function spend(world: World, memberId: number, points: number, id: string): Promise<'spent' | 'repeated'> {
  const cause = { biz: 'sale', id, line: '' } as const;
  return world.transactions.run(async (tx) => {
    await world.ledger.lock(tx, [memberId]);
    return world.points.spend(tx, { memberId, points, cause, title: '积分抵现', now: world.clock.now() });
  });
}

/** Gives back the points of the spending `sale`, `fen` of `ofFen` having gone back so far. */
export function giveBack(
  world: World,
  memberId: number,
  back: { sale: string; by: string; fen: number; ofFen: number },
) {
  return world.transactions.run(async (tx) => {
    await world.ledger.lock(tx, [memberId]);
    return world.points.giveBack(tx, {
      memberId,
      cause: { biz: 'sale', id: back.sale, line: '' },
      by: { biz: 'sale', id: back.by, line: '' },
      ...{ givenBackFen: back.fen, ofFen: back.ofFen, now: world.clock.now() },
    });
  });
}

/** What stands of a member: the figures that must agree, as one. */
export async function standing(world: World, memberId: number) {
  const account = await world.pointsOf.account(memberId);
  const [entries] = await world.reader.query<{ n: number; total: number | null }>(
    'SELECT COUNT(*) AS n, SUM(delta) AS total FROM point_entry WHERE member_id = ?',
    [memberId],
  );
  const [row] = await world.reader.query<{ balance: number }>('SELECT balance FROM point_account WHERE member_id = ?', [
    memberId,
  ]);
  const lots = account.lots.reduce((sum, lot) => sum + lot.remaining, 0);
  return {
    available: await world.pointsOf.available(memberId, world.clock.now()),
    balance: pointsBalance(account, world.clock.now()),
    debt: account.debt,
    /** Σ entries, Σ remaining − debt, and the stored balance. */
    sums: [Number(entries?.total ?? 0), lots - account.debt, row?.balance ?? 0],
    entries: Number(entries?.n ?? 0),
  };
}
