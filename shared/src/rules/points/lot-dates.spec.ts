import { at } from '../../../test/build-facts.js';
import { inTimeZone } from '../../../test/in-time-zone.js';
import type { PointsExpiry } from '../../model/points.js';
import { availableFrom, lotEnd } from './lot-dates.js';

const ZONE = 'Asia/Shanghai';

describe('when points may be spent (D102)', () => {
  it('is at once without a return window', () => {
    const bought = at('2026-11-05 15:30');
    expect(availableFrom({ pendingDays: 0, timeZone: ZONE }, bought)).toBe(bought);
  });

  it('is 00:00 of the day after the window of the order, as in D18', () => {
    const rules = { pendingDays: 7, timeZone: ZONE };
    expect(availableFrom(rules, at('2026-11-05 00:00:00'))).toBe(at('2026-11-13 00:00:00'));
    expect(availableFrom(rules, at('2026-11-05 23:59:59.999'))).toBe(at('2026-11-13 00:00:00'));
  });
});

describe('when points end (D103)', () => {
  it.each<[PointsExpiry, string, string]>([
    [{ kind: 'days', days: 1 }, '2026-11-05 15:30', '2026-11-06 00:00'],
    [{ kind: 'days', days: 365 }, '2026-11-05 00:00', '2027-11-05 00:00'],
    [{ kind: 'months', months: 0 }, '2026-11-05 15:30', '2026-12-01 00:00'],
    [{ kind: 'months', months: 12 }, '2027-01-31 15:30', '2028-02-01 00:00'],
    [{ kind: 'months', months: 1 }, '2027-01-31 15:30', '2027-03-01 00:00'],
    [{ kind: 'yearEnd', years: 0 }, '2026-12-31 23:59:59.999', '2027-01-01 00:00'],
    [{ kind: 'yearEnd', years: 1 }, '2027-01-01 00:00', '2029-01-01 00:00'],
  ])('%j from %s counts no longer at %s', (expiry, from, end) => {
    expect(lotEnd(expiry, at(from), ZONE)).toBe(at(end));
  });

  it('is never where they are kept for good', () => {
    expect(lotEnd({ kind: 'never' }, at('2026-11-05'), ZONE)).toBeNull();
  });

  it.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles'])(
    'at 00:00:00 of the shop and not a millisecond before, on a machine in %s',
    (machine) => {
      const files = ['calendar', 'rules/points/lot-dates', 'rules/points/lot-order', 'rules/points/available-points'];
      const script = `
        import { lotEnd } from './rules/points/lot-dates.js';
        import { availablePoints } from './rules/points/available-points.js';
        const expiresAt = lotEnd({ kind: 'yearEnd', years: 0 }, ${at('2026-11-05 09:00')}, '${ZONE}');
        const account = { debt: 0, lots: [{ id: 1, earned: 8, remaining: 8, availableAt: 0, expiresAt }] };
        const left = (now) => availablePoints(account, now);
        const times = [${at('2026-12-31 23:59:59')}, ${at('2026-12-31 23:59:59.999')}, ${at('2027-01-01 00:00:00')}];
        console.log(JSON.stringify(times.map(left)));`;
      expect(inTimeZone(machine, files, script)).toEqual([8, 8, 0]);
    },
  );
});
