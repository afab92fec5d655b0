import fc from 'fast-check';
import { at } from '../../../test/build-facts.js';
import { factsArbitrary, instantArbitrary, versionsArbitrary } from '../../../test/fact-arbitrary.js';
import { naiveFold } from '../../../test/naive-fold.js';
import type { ProgrammeVersion, TierDefinition } from '../../model/programme.js';
import { foldTier } from './fold.js';
import { orderFacts } from './order-facts.js';

const DAY = 86_400_000;
const START = at('2024-01-01 00:00');
/** Two years of instants become forty days, on few times of the day: facts, reviews and versions meet at midnight. */
const squeezed = (instant: number, step: number) => START + Math.floor((instant - START) / 20 / step) * step;

function shortened(version: ProgrammeVersion): ProgrammeVersion {
  const { effectiveFrom, returnWindowDays = 2 } = version;
  return {
    ...version,
    returnWindowDays: Math.min(returnWindowDays, 3),
    effectiveFrom: effectiveFrom === 0 ? 0 : squeezed(effectiveFrom, DAY),
    tiers: version.tiers.map(shortLived),
  };
}

function shortLived(tier: TierDefinition): TierDefinition {
  const { validity, graceDays } = tier;
  const days = validity.kind === 'days' ? { kind: 'days' as const, days: 1 + (validity.days % 9) } : validity;
  return { ...tier, graceDays: Math.min(graceDays, 4), validity: days };
}

const cases = fc.record({
  versions: versionsArbitrary.map((versions) => versions.map(shortened)),
  facts: factsArbitrary.map((facts) =>
    facts.map((fact) => ({ ...fact, occurredAt: squeezed(fact.occurredAt, DAY / 4) })),
  ),
  registeredAt: instantArbitrary.map((instant) => squeezed(instant, DAY / 4)),
  asOf: instantArbitrary.map((instant) => squeezed(instant, DAY / 4)),
});

describe('the fold, where everything happens at once (D7, D18)', () => {
  it('equals the rules worked out day by day', () => {
    fc.assert(
      fc.property(cases, ({ versions, registeredAt, ...input }) => {
        const facts = orderFacts(input.facts, input.asOf);
        const asOf = Math.max(input.asOf, registeredAt);
        const { tier, since, until, graceUntil, history } = foldTier({ versions, registeredAt, facts, asOf });
        const steps = history.map(({ kind, to, at: when }) => ({ kind, to, at: when }));
        expect({ tier, since, until, graceUntil, steps }).toEqual(naiveFold(versions, facts, registeredAt, asOf));
      }),
      { numRuns: 1500, endOnFailure: true },
    );
  });
});
