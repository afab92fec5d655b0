import { at } from '../../../test/build-facts.js';
import { aLot } from '../../../test/build-points.js';
import { spendPoints } from './spend-points.js';

const now = at('2026-11-05');
const soon = aLot(1, 30, { expiresAt: at('2026-12-01 00:00') });
const late = aLot(2, 30, { expiresAt: at('2027-12-01 00:00') });
const forGood = aLot(3, 30);
const waiting = aLot(4, 30, { availableAt: at('2026-11-06 00:00') });
const ended = aLot(5, 30, { expiresAt: now });
const account = { lots: [forGood, late, ended, waiting, soon], debt: 0 };

describe('spending points (D104)', () => {
  it('takes the oldest end first and leaves the rest of a lot', () => {
    const outcome = spendPoints(account, 70, now);
    expect(outcome).toMatchObject({
      kind: 'spent',
      taken: [
        { lotId: 1, points: 30 },
        { lotId: 2, points: 30 },
        { lotId: 3, points: 10 },
      ],
    });
    expect(outcome.kind === 'spent' && outcome.account.lots.map((lot) => lot.remaining)).toEqual([20, 0, 30, 30, 0]);
  });

  it('takes neither what waits nor what has ended: one point too many takes none', () => {
    expect(spendPoints(account, 90, now).kind).toBe('spent');
    expect(spendPoints(account, 91, now)).toEqual({ kind: 'short', available: 90 });
  });

  it('leaves what is owed untouched', () => {
    expect(spendPoints({ ...account, debt: 50 }, 41, now)).toEqual({ kind: 'short', available: 40 });
  });
});
