import { at } from '../../../test/build-facts.js';
import { aLot } from '../../../test/build-points.js';
import { restorePoints, type RestoreInput } from './restore-points.js';

const now = at('2026-11-05 15:30');
const taken = [
  { lotId: 1, points: 60, restored: 0 },
  { lotId: 2, points: 40, restored: 0 },
];
const gone = at('2026-11-01 00:00');

function restored(change: Partial<RestoreInput> = {}) {
  const account = { lots: [aLot(1, 0, { earned: 60 }), aLot(2, 0, { earned: 40 })], debt: 0 };
  const basics = {
    account,
    taken,
    givenBackFen: 5_000,
    ofFen: 10_000,
    restoredDays: 7,
    timeZone: 'Asia/Shanghai',
    now,
  };
  return restorePoints({ ...basics, ...change });
}

describe('giving spent points back (D106)', () => {
  it('follows the money, into the lot taken last first', () => {
    expect(restored().restored).toEqual([
      { lotId: 2, points: 40 },
      { lotId: 1, points: 10 },
    ]);
  });

  it('gives the whole back with the last of the money, whatever came back before', () => {
    const before = [
      { lotId: 1, points: 60, restored: 3 },
      { lotId: 2, points: 40, restored: 40 },
    ];
    expect(restored({ taken: before, givenBackFen: 10_000 }).restored).toEqual([{ lotId: 1, points: 57 }]);
    expect(restored({ taken: before, givenBackFen: 4_300 }).restored).toEqual([]);
  });

  it('lets a lot that has ended live on for the days the rules give, today being the first', () => {
    const lots = [aLot(1, 0, { earned: 60, expiresAt: gone }), aLot(2, 0, { earned: 40 })];
    const outcome = restored({ account: { lots, debt: 0 }, givenBackFen: 10_000 });
    expect(outcome.revived).toEqual([{ lotId: 1, expiresAt: at('2026-11-12 00:00') }]);
    expect(outcome.account.lots[0]).toMatchObject({ remaining: 60, expiresAt: at('2026-11-12 00:00') });
  });

  it('says what is lost where they do not live on', () => {
    const lots = [aLot(1, 0, { earned: 60, expiresAt: gone }), aLot(2, 0, { earned: 40 })];
    const outcome = restored({ account: { lots, debt: 0 }, givenBackFen: 10_000, restoredDays: 0 });
    expect(outcome).toMatchObject({ restored: [{ lotId: 2, points: 40 }], lost: [{ lotId: 1, points: 60 }] });
  });

  it('pays a debt with what comes back (D107)', () => {
    const lots = [aLot(1, 0, { earned: 60 }), aLot(2, 0, { earned: 40 })];
    const { account } = restored({ account: { lots, debt: 30 } });
    expect([account.debt, account.lots.map((lot) => lot.remaining)]).toEqual([0, [0, 20]]);
  });
});
