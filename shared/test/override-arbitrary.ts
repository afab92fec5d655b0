import fc from 'fast-check';
import type { TierOverride } from '../src/model/tier-override.js';
import { instantArbitrary } from './fact-arbitrary.js';
import { naiveDay } from './naive-metric.js';

const HOUR = 3_600_000;

/** Overrides that overlap, end, are revoked before and after they begin, and name tiers that come and go. */
export const overridesArbitrary: fc.Arbitrary<readonly TierOverride[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('floor' as const, 'pin' as const),
      tier: fc.constantFrom('t0', 't1', 't2', 't3', 'u1', 'u2', 'nowhere'),
      start: instantArbitrary,
      days: fc.option(fc.integer({ min: 0, max: 300 })),
      recordedBefore: fc.integer({ min: -40, max: 200 }),
      revokedAfter: fc.option(fc.integer({ min: -100, max: 4000 })),
    }),
    { maxLength: 5 },
  )
  .map((drafts) =>
    drafts.map(({ kind, tier, start, days, recordedBefore, revokedAfter }, i) => ({
      ...{ id: String(i + 8), kind, tier, reason: '补偿', author: 'owner' },
      fromDay: naiveDay(start),
      untilDay: days === null ? null : naiveDay(start) + days,
      recordedAt: start - recordedBefore * HOUR,
      revokedAt: revokedAfter === null ? null : start + revokedAfter * HOUR,
    })),
  );
