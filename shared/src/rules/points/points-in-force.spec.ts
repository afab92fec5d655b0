import { aPointsRules } from '../../../test/build-points.js';
import { at } from '../../../test/build-facts.js';
import { pointsInForce } from './points-in-force.js';
import { pointsMultiplier } from './points-multiplier.js';

describe('the points rules in force (D100)', () => {
  const first = aPointsRules({ version: 1, effectiveFrom: at('2026-01-01 00:00') });
  const second = aPointsRules({ version: 2, effectiveFrom: at('2026-06-01 00:00') });
  const corrected = aPointsRules({ version: 3, effectiveFrom: at('2026-06-01 00:00') });

  it.each([
    ['2025-12-31 23:59:59.999', undefined],
    ['2026-01-01 00:00', 1],
    ['2026-05-31 23:59:59.999', 1],
    ['2026-06-01 00:00', 3],
  ])('at %s are version %s', (when, version) => {
    expect(pointsInForce([corrected, first, second], at(when))?.version).toBe(version);
  });
});

test('the best multiplier of a tier counts, and none is once (D101)', () => {
  const perk = (multiplierPercent: number) => {
    return { key: `m${multiplierPercent}`, kind: 'pointsMultiplier', title: '', note: '', multiplierPercent } as const;
  };
  expect(pointsMultiplier([perk(120), perk(150)])).toBe(150);
  expect(pointsMultiplier([{ key: 'free', kind: 'freeText', title: '', note: '' }])).toBe(100);
});
