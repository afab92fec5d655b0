import { at } from '../../../test/build-facts.js';
import { aLot } from '../../../test/build-points.js';
import { takeBackPoints, type EarnedLine } from './take-back-points.js';

const now = at('2026-11-05');
const line = (change: Partial<EarnedLine> = {}): EarnedLine => {
  return { line: 'spend', lotId: 1, points: 100, takenBack: 0, expired: 0, ...change };
};
const paid = { paidFen: 10_000, now };

describe('taking back what a refunded order earned (D105)', () => {
  it('keeps the rounded-down share of what is still paid', () => {
    const account = { lots: [aLot(1, 100)], debt: 0 };
    const first = takeBackPoints({ ...paid, account, earned: [line()], refundedFen: 3_333 });
    expect(first.lines).toEqual([{ line: 'spend', points: 34 }]);
    const rest = takeBackPoints({
      ...{ ...paid, account: first.account, refundedFen: 10_000 },
      earned: [line({ takenBack: 34 })],
    });
    expect([rest.lines[0]?.points, rest.account.lots[0]?.remaining, rest.owed]).toEqual([66, 0, 0]);
  });

  it('takes from the own lot, then from what may be spent, oldest end first, then from what waits, then owes', () => {
    const lots = [
      aLot(1, 10, { earned: 100 }),
      aLot(2, 20, { expiresAt: at('2027-12-01 00:00') }),
      aLot(3, 20, { availableAt: at('2026-12-01 00:00') }),
      aLot(4, 20, { expiresAt: at('2026-12-01 00:00') }),
    ];
    const outcome = takeBackPoints({ ...paid, account: { lots, debt: 0 }, earned: [line()], refundedFen: 10_000 });
    expect(outcome.taken.map(({ lotId, points }) => [lotId, points])).toEqual([
      [1, 10],
      [4, 20],
      [2, 20],
      [3, 20],
    ]);
    expect([outcome.owed, outcome.account.debt]).toEqual([30, 30]);
  });

  it('does not charge what has ended unspent a second time', () => {
    const lots = [aLot(1, 0, { earned: 100, expiresAt: at('2026-11-01 00:00') }), aLot(2, 500)];
    const outcome = takeBackPoints({
      ...{ ...paid, account: { lots, debt: 0 }, refundedFen: 10_000 },
      earned: [line({ expired: 80 })],
    });
    expect(outcome.taken).toEqual([{ lotId: 2, points: 20 }]);
  });
});
