import fc from 'fast-check';
import { NaivePoints } from '../../../test/naive-points.js';
import { PointsDesk } from '../../../test/points-desk.js';
import { pointsScriptArbitrary, type PointsStep, type Who } from '../../../test/points-script.js';
import type { PointsAccount } from '../../model/points.js';
import { hasEnded } from './lot-order.js';

const everybody: readonly Who[] = [0, 1];

/** Whether the lots are what the entries say, none overdrawn, and nothing is owed while there is something to pay with. */
function isSound({ lots, debt }: PointsAccount, entered: number, now: number): boolean {
  const held = lots.reduce((sum, lot) => sum + lot.remaining, 0);
  const isPaid = debt === 0 || lots.every((lot) => lot.remaining === 0 || hasEnded(lot, now));
  const isWithin = lots.every((lot) => lot.remaining >= 0 && lot.remaining <= lot.earned);
  return entered === held - debt && debt >= 0 && isPaid && isWithin;
}

/** Everything that can be seen after each step. */
function seen(one: PointsDesk | NaivePoints, steps: readonly PointsStep[]) {
  return steps.map((step) => ({ done: one.take(step), sights: everybody.map((who) => one.sight(who, step.at)) }));
}

describe('points, on random rules and commands', () => {
  it('are what a box of single coins holds (D101–D109)', () => {
    fc.assert(
      fc.property(pointsScriptArbitrary, ({ steps, ...script }) => {
        expect(seen(new PointsDesk(script), steps)).toEqual(seen(new NaivePoints(script), steps));
      }),
      { numRuns: 5000, endOnFailure: true },
    );
  });

  it('lie in lots that are never overdrawn and add up to their entries (D104, D107)', () => {
    fc.assert(
      fc.property(pointsScriptArbitrary, ({ steps, ...script }) => {
        const desk = new PointsDesk(script);
        return steps.every((step) => {
          desk.take(step);
          return everybody.every((who) => isSound(desk.account(who), desk.sight(who, step.at).entered, step.at));
        });
      }),
      { numRuns: 5000, endOnFailure: true },
    );
  });

  it('stand where they stood once a purchase that spent and earned is given back whole (D105, D106)', () => {
    fc.assert(
      fc.property(pointsScriptArbitrary, fc.integer({ min: 1, max: 30_000 }), fc.nat(300), (script, fen, points) => {
        const desk = new PointsDesk(script);
        for (const step of script.steps) desk.take(step);
        const at = script.steps.at(-1)!.at;
        const before = desk.sight(0, at);
        for (const step of boughtAndReturned(at, fen, Math.min(points, before.available))) desk.take(step);
        expect(desk.sight(0, at)).toEqual(before);
      }),
      { numRuns: 1000, endOnFailure: true },
    );
  });

  it('come back the same whatever parts a refund is cut into and whatever order they come in (D105)', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 6 });
    const cases = parts.chain((fens) =>
      fc.record({
        fens: fc.constant(fens),
        shuffled: fc.shuffledSubarray(fens, { minLength: fens.length }),
        kept: fc.nat(5000),
      }),
    );
    fc.assert(
      fc.property(pointsScriptArbitrary, cases, (script, { fens, shuffled, kept }) => {
        const total = fens.reduce((sum, fen) => sum + fen, 0);
        const ends = [fens, shuffled, [total]].map((way) => refundedIn(script, way, total + kept));
        expect(ends[1]).toEqual(ends[0]);
        expect(ends[2]).toEqual(ends[0]);
      }),
      { numRuns: 1000, endOnFailure: true },
    );
  });
});

const now = (script: { readonly steps: readonly PointsStep[] }) => script.steps.at(-1)!.at;

/** What is left of a purchase of `paidFen` that also spent points, after refunds of these sizes; each gives points back. */
function refundedIn(
  script: ConstructorParameters<typeof PointsDesk>[0] & { readonly steps: readonly PointsStep[] },
  fens: readonly number[],
  paidFen: number,
) {
  const desk = new PointsDesk(script);
  const at = now(script);
  const [buy] = bought(at, paidFen);
  for (const step of script.steps) desk.take(step);
  desk.take({ kind: 'spend', at, member: 0, id: 'sale', points: Math.max(1, desk.sight(0, at).available) });
  desk.take(buy);
  let refundedFen = 0;
  fens.forEach((amountFen, i) => {
    refundedFen += amountFen;
    desk.take(refund(at, `part${i}`, { amountFen, refundedFen, paidFen }));
    desk.take({
      kind: 'giveBack',
      at,
      member: 0,
      spending: 'sale',
      by: `part${i}`,
      givenBackFen: refundedFen,
      ofFen: paidFen,
    });
  });
  return desk.sight(0, at);
}

function bought(at: number, amountFen: number): [PointsStep] {
  const key = { source: 'till:anfu', externalId: 'whole', occurredAt: at, recordedAt: at, storeId: 'anfu' };
  return [{ kind: 'purchase', at, member: 0, fact: { ...key, kind: 'purchase', amountFen, categories: ['豆子'] } }];
}

function refund(at: number, id: string, of: { amountFen: number; refundedFen: number; paidFen: number }): PointsStep {
  const { amountFen, refundedFen, paidFen } = of;
  const key = { source: 'till:anfu', externalId: id, occurredAt: at, recordedAt: at, storeId: 'anfu' };
  const order = { source: 'till:anfu', externalId: 'whole' };
  return { kind: 'refund', at, member: 0, paidFen, refundedFen, fact: { ...key, kind: 'refund', amountFen, order } };
}

function boughtAndReturned(at: number, fen: number, points: number): readonly PointsStep[] {
  const spend: PointsStep = { kind: 'spend', at, member: 0, id: 'sale', points };
  const back: PointsStep = {
    ...{ kind: 'giveBack', at, member: 0, spending: 'sale', by: 'r', givenBackFen: fen, ofFen: fen },
  };
  const money = [...bought(at, fen), refund(at, 'r', { amountFen: fen, refundedFen: fen, paidFen: fen })];
  return points === 0 ? money : [spend, ...money, back];
}
