import { at } from '../../../test/build-facts.js';
import { aLot, aPointsRules } from '../../../test/build-points.js';
import { adjustPoints } from './adjust-points.js';
import { transferPoints } from './transfer-points.js';
import { upcomingExpiries } from './upcoming-expiries.js';

const now = at('2026-11-05 15:30');
const rules = aPointsRules();

describe('points corrected by hand (D108)', () => {
  it('may be spent at once, end as earned ones do, and pay a debt first', () => {
    const { lot, account } = adjustPoints({ lots: [], debt: 30 }, 100, rules, now);
    expect(lot).toEqual({ earned: 100, remaining: 70, availableAt: now, expiresAt: at('2028-01-01 00:00') });
    expect(account.debt).toBe(0);
  });

  it('are taken from what there is, the rest is owed', () => {
    const { account, taken } = adjustPoints({ lots: [aLot(1, 30)], debt: 0 }, -50, rules, now);
    expect([taken, account.debt]).toEqual([[{ lotId: 1, points: 30 }], 20]);
  });
});

describe('points of two people that become one (D109)', () => {
  const end = at('2026-12-01 00:00');
  const waits = at('2026-11-10 00:00');

  it('keep their dates, and what was owed is paid by both', () => {
    const from = { lots: [aLot(1, 30, { expiresAt: end }), aLot(2, 20, { earned: 50, availableAt: waits })], debt: 0 };
    const outcome = transferPoints(from, { lots: [], debt: 25 }, now);
    expect(outcome.lots).toEqual([
      { earned: 30, remaining: 5, availableAt: at('2026-01-01 00:00'), expiresAt: end },
      { earned: 20, remaining: 20, availableAt: waits, expiresAt: null },
    ]);
    expect([outcome.delta, outcome.to.debt, outcome.from.lots.map((lot) => lot.remaining)]).toEqual([50, 0, [0, 0]]);
  });

  it('take a debt along to be paid by the other', () => {
    const outcome = transferPoints({ lots: [], debt: 30 }, { lots: [aLot(1, 20)], debt: 0 }, now);
    expect([outcome.delta, outcome.from.debt, outcome.to.debt, outcome.to.lots[0]?.remaining]).toEqual([-30, 0, 10, 0]);
  });
});

test('coming ends are told for every lot, those that wait included, by their last day', () => {
  const lots = [
    aLot(1, 30, { expiresAt: at('2027-01-01 00:00') }),
    aLot(2, 20, { expiresAt: at('2027-01-01 00:00'), availableAt: at('2026-12-01 00:00') }),
    aLot(3, 10, { expiresAt: at('2026-12-01 00:00') }),
    aLot(4, 10, { expiresAt: now }),
    aLot(5, 10),
  ];
  expect(upcomingExpiries({ lots, debt: 0 }, now, 'Asia/Shanghai')).toEqual([
    { points: 10, expiresOn: '2026-11-30' },
    { points: 50, expiresOn: '2026-12-31' },
  ]);
});
